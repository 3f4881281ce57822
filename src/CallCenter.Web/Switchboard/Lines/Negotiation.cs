using System.Net;
using Telephony.Media;
using Telephony.Media.Codecs;
using Telephony.Sip.Sdp;

namespace CallCenter.Web.Switchboard.Lines;

/// <summary>Offer and answer (RFC 3264) in the media engine's words: G.711 and telephone events, nothing else.</summary>
internal static class Negotiation
{
    private static long _version;

    /// <summary>Our offer for a media address.</summary>
    public static string OfferFor(IPEndPoint local) => OfferAnswer.CreateOffer(Media(local));

    /// <summary>Our answer to their offer.</summary>
    public static NegotiationResult AnswerTo(string offer, IPEndPoint local) => Result(OfferAnswer.Answer(offer, Media(local)), local);

    /// <summary>Our answer to their offer inside a call: a stream that is turned off is a hold.</summary>
    public static NegotiationResult AnswerAgain(string offer, IPEndPoint local) => Result(OfferAnswer.Answer(offer, Media(local) with { MayPause = true }), local);

    /// <summary>What their answer to our offer means.</summary>
    public static NegotiationResult CompleteOffer(string own, string answer) => Result(OfferAnswer.Complete(own, answer), null);

    private static NegotiationResult Result(SdpOutcome outcome, IPEndPoint? local) => outcome switch
    {
        SdpOutcome.Negotiated agreed => new NegotiationResult.Agreed(agreed.Remote, Format(agreed), local is null ? null : agreed.LocalSdp),
        SdpOutcome.Refused refused => new NegotiationResult.NotAcceptable(refused.Reason),
        _ => new NegotiationResult.NotAcceptable("unknown outcome"),
    };

    private static LegFormat Format(SdpOutcome.Negotiated agreed) => new(
        agreed.Codec == SdpCodec.Pcma ? G711Codec.Pcma : G711Codec.Pcmu,
        (byte)agreed.PayloadType,
        (byte?)agreed.TelephoneEvent,
        Direction(agreed.Direction));

    private static MediaDirection Direction(SdpDirection ours) => (ours.HasFlag(SdpDirection.SendOnly), ours.HasFlag(SdpDirection.RecvOnly)) switch
    {
        (true, true) => MediaDirection.SendReceive,
        (true, false) => MediaDirection.SendOnly,
        (false, true) => MediaDirection.ReceiveOnly,
        _ => MediaDirection.Inactive,
    };

    /// <summary>The port makes the session's id, constant for the life of a leg; the version grows with every description (RFC 3264 §8).</summary>
    private static SdpLocalMedia Media(IPEndPoint local) => new() { Rtp = local, SessionId = local.Port, Version = Interlocked.Increment(ref _version) };
}
