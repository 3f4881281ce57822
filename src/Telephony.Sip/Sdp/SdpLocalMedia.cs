namespace Telephony.Sip.Sdp;

/// <summary>Our side of an audio session: what goes into an offer or an answer.</summary>
public sealed record SdpLocalMedia
{
    /// <summary>Address where we receive RTP, and its port.</summary>
    public required IPEndPoint Rtp { get; init; }

    /// <summary>o= session id: one number per leg, for its life.</summary>
    public required long SessionId { get; init; }

    /// <summary>o= version: raise by one for every changed description of the leg (RFC 3264 §8).</summary>
    public long Version { get; init; } = 1;

    /// <summary>Codecs in our order of preference; not empty.</summary>
    public ImmutableArray<SdpCodec> Codecs { get; init; } = [SdpCodec.Pcma, SdpCodec.Pcmu];

    /// <summary>Payload type of telephone-event in our offers, 96 to 127; null to offer none. In answers the offerer's number is used.</summary>
    public int? TelephoneEvent { get; init; } = 101;

    /// <summary>What we want; an answer never exceeds what the offer allows.</summary>
    public SdpDirection Direction { get; init; } = SdpDirection.SendRecv;

    /// <summary>For answers inside a session: an offer that turns the stream off (port 0, RFC 3264 §8.2) is a hold, not a refusal. Default false: a call without a
    /// stream cannot begin.</summary>
    public bool MayPause { get; init; }

    /// <summary>Packet time in milliseconds.</summary>
    public int PtimeMs { get; init; } = 20;
}
