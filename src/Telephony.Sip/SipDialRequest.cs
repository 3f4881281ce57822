namespace Telephony.Sip;

/// <summary>What <see cref="SipEndpoint.Dial"/> is to call.</summary>
public sealed record SipDialRequest
{
    /// <summary>RFC 3261 §8.1.1.6: "… SHOULD be 70."</summary>
    public const int DefaultMaxForwards = 70;

    /// <summary><c>sip:number@host[:port][;transport=tcp]</c>, or <c>extension:8001</c> for a registered phone. Host names are not resolved: use an address or <see cref="NextHop"/>.</summary>
    public required string Target { get; init; }

    /// <summary>Where to send instead of the target's host (outbound proxy, trunk peer), or null.</summary>
    public SipListenAddress? NextHop { get; init; }

    /// <summary>User part of From: the number shown.</summary>
    public required string FromUser { get; init; }

    /// <summary>Display name of From.</summary>
    public string? FromDisplayName { get; init; }

    /// <summary>P-Asserted-Identity user (RFC 3325), or null to send none.</summary>
    public string? AssertedIdentity { get; init; }

    /// <summary>SDP offer, or null for a delayed offer: <see cref="ISipCallEvents.Answered"/> then brings theirs, to be answered by <see cref="SipEndpoint.AnswerReOffer"/>.</summary>
    public string? SdpOffer { get; init; }

    /// <summary>Longest wait for an answer; then CANCEL and <see cref="SipEndedBy.Timeout"/>. Default 60 s.</summary>
    public TimeSpan RingTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Longest wait for any answer at all, 100 included; then the leg ends by <see cref="SipEndedBy.Transport"/> with 408, so that another way can be tried. Null: timer B alone (32 s).</summary>
    public TimeSpan? SilenceTimeout { get; init; }

    /// <summary>Answers to 401 and 407, or null.</summary>
    public SipLogin? Login { get; init; }

    /// <summary>Max-Forwards, 0 to 255, default 70. A call that is passed on carries one less than it came with (RFC 7332), so that a loop over us ends.</summary>
    public int MaxForwards { get; init; } = DefaultMaxForwards;

    /// <summary>More headers, for example X-Interaction-Id. Names that the stack owns (Via, From, …) are refused with an <see cref="ArgumentException"/>.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = ImmutableDictionary<string, string>.Empty;
}
