namespace Telephony.Sip;

/// <summary>
/// What another endpoint needs to go on with a confirmed dialog (RFC 3261 §12): to be kept outside this process and given to
/// <see cref="SipEndpoint.Restore"/> of the next one. Holds addresses of people: keep it where the call itself is kept, and no longer.
/// </summary>
public sealed record SipDialogPicture
{
    /// <summary>We were called.</summary>
    public required bool IsInbound { get; init; }

    /// <summary>Call-ID.</summary>
    public required string CallId { get; init; }

    /// <summary>Our tag.</summary>
    public required string LocalTag { get; init; }

    /// <summary>The peer's tag.</summary>
    public required string? RemoteTag { get; init; }

    /// <summary>Our From or To value, with our tag.</summary>
    public required string Local { get; init; }

    /// <summary>The peer's.</summary>
    public required string Remote { get; init; }

    /// <summary>Our last CSeq number.</summary>
    public required uint LocalCSeq { get; init; }

    /// <summary>The peer's last CSeq number, or null.</summary>
    public required uint? RemoteCSeq { get; init; }

    /// <summary>Route values in the order of sending.</summary>
    public required IReadOnlyList<string> Routes { get; init; }

    /// <summary>The peer's Contact.</summary>
    public required string RemoteTarget { get; init; }

    /// <summary>Our Contact.</summary>
    public required string Contact { get; init; }

    /// <summary>How the peer is reached; dialogs over connections end with their process.</summary>
    public required SipTransportProtocol Protocol { get; init; }

    /// <summary>Where the peer's INVITE came from, or ours went to: address and port.</summary>
    public required string Peer { get; init; }

    /// <summary>The peer is behind NAT: requests go to <see cref="Peer"/>, whatever its Contact says.</summary>
    public required bool IsPinned { get; init; }

    /// <summary>The SDP that we sent last, or null.</summary>
    public required string? LocalSdp { get; init; }

    /// <summary>The session's life after a refresh, seconds (RFC 4028); 0 without a timer.</summary>
    public required int SessionSeconds { get; init; }

    /// <summary>We refresh the session.</summary>
    public required bool RefreshIsOurs { get; init; }

    /// <summary>The peer takes UPDATE.</summary>
    public required bool PeerAllowsUpdate { get; init; }
}
