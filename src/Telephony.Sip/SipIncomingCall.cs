namespace Telephony.Sip;

/// <summary>An INVITE that was admitted and now waits for Ring, Answer, Reject or Hangup; 100 Trying has been sent.</summary>
public sealed record SipIncomingCall
{
    /// <summary>The new leg.</summary>
    public required SipLegId Leg { get; init; }

    /// <summary>User part of the Request-URI, escapes resolved: the called number or extension.</summary>
    public required string CalledUser { get; init; }

    /// <summary>Whole Request-URI.</summary>
    public required string CalledUri { get; init; }

    /// <summary>User part of From; empty when it has none.</summary>
    public required string FromUser { get; init; }

    /// <summary>Display name of From, cleaned for display; undecodable bytes are U+FFFD.</summary>
    public string? FromDisplayName { get; init; }

    /// <summary>User part of P-Asserted-Identity (RFC 3325), a number where it holds one; only from a trusted trunk, null otherwise.</summary>
    public string? AssertedIdentity { get; init; }

    /// <summary>Privacy header (RFC 3323), for example "id"; null when absent.</summary>
    public string? Privacy { get; init; }

    /// <summary>The caller does not want to be known: Privacy id, user, header or session (RFC 3323, RFC 3325), or an anonymous From and nothing asserted by a
    /// trusted trunk. No number of his may be shown then.</summary>
    public bool IsWithheld { get; init; }

    /// <summary>The leg that this call is to take the place of (Replaces, RFC 3891): live, and asked for by a caller who proved his extension. Whether it is
    /// his to take is for the user to say.</summary>
    public SipLegId? Replaces { get; init; }

    /// <summary>User part of the first Diversion (RFC 5806), else of the last but one History-Info (RFC 7044): who forwarded the call here; only from a trusted trunk.</summary>
    public string? DivertedFrom { get; init; }

    /// <summary>How many more hops the INVITE may take (Max-Forwards, RFC 3261 §20.22), 1 to 255; null when it does not say.</summary>
    public int? MaxForwards { get; init; }

    /// <summary>Call-ID header.</summary>
    public required string CallId { get; init; }

    /// <summary>Where the INVITE came from.</summary>
    public required IPEndPoint RemoteSource { get; init; }

    /// <summary>Which transport it came over.</summary>
    public SipTransportProtocol Transport { get; init; }

    /// <summary>SDP offer, or null (delayed offer: answer with an offer, the ACK brings the answer).</summary>
    public string? SdpOffer { get; init; }

    /// <summary>The agent extension that proved its password, or null for a trunk call.</summary>
    public string? AuthenticatedExtension { get; init; }

    /// <summary>Headers whose name begins with "X-", first value each, at most 32.</summary>
    public IReadOnlyDictionary<string, string> ExtensionHeaders { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary><see cref="TimeProvider.GetTimestamp"/> when the datagram was read.</summary>
    public long ReceivedTimestamp { get; init; }
}
