using System.Collections.Immutable;
using System.Net;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Media;
using Telephony.Sip;

namespace CallCenter.Web.Switchboard.Lines;

/// <summary>One leg of the exchange and what carries it: a SIP dialog, a media leg, or both.</summary>
/// <param name="Leg">The exchange's name.</param>
/// <param name="Kind">What is at the far end.</param>
/// <param name="Media">The media leg; a browser agent's is shared by all his calls, one after the other.</param>
/// <param name="Sip">The SIP leg, null for a browser.</param>
/// <param name="Agent">Whose line it is, null outside.</param>
internal sealed record Line(LegId Leg, LineKind Kind, MediaLegId Media, SipLegId? Sip, AgentId? Agent)
{
    /// <summary>The trunk whose channel it holds, or null.</summary>
    public string? Trunk { get; init; }

    /// <summary>Of a call outwards: the ways that are left should this one give no answer.</summary>
    public ImmutableArray<TrunkWay> WaysLeft { get; init; } = [];

    /// <summary>Their offer in an INVITE that is not answered yet, or null.</summary>
    public string? PendingOffer { get; init; }

    /// <summary>Our offer that waits for its answer before the call stands, or null.</summary>
    public string? OwnOffer { get; init; }

    /// <summary>Our offer in the answer to an offer-less re-INVITE of a standing call, whose ACK brings theirs; null otherwise.</summary>
    public string? ReOffer { get; init; }

    /// <summary>Our media address for this leg once it is open, or null.</summary>
    public IPEndPoint? Local { get; init; }

    /// <summary>A second call of the same phone, by which its agent consults; null without one. The media leg follows whichever of the two the phone uses.</summary>
    public SipLegId? Second { get; init; }

    /// <summary>Our SDP for <see cref="Second"/>, sent as early media and again when the consulted party answers.</summary>
    public string? SecondAnswer { get; init; }

    /// <summary>What was agreed for <see cref="Sip"/> before the second call, to go back to.</summary>
    public NegotiationResult.Agreed? First { get; init; }

    /// <summary>The agent hears what the network says before the answer.</summary>
    public bool HasEarlyMedia { get; init; }

    /// <summary>The phone has put us on hold by re-INVITE.</summary>
    public bool PhoneHolds { get; init; }

    /// <summary>Where the far end's SIP comes from (a phone's registration, a trunk's peer), or null: only there, or at the address in its SDP, is its audio taken from.</summary>
    public IPAddress? Signalling { get; init; }

    /// <summary>Whether the media leg was opened by this line and is closed with it.</summary>
    public bool OwnsMedia { get; init; }
}
