namespace Telephony.Sip.Dialogs;

/// <summary>A leg in the table: its state value and the ways to its peer.</summary>
internal sealed class CallSlot(Call state, SipFlow flow)
{
    public Call State { get; set; } = state;

    /// <summary>Where the INVITE came from or went to: the fallback when a target names no address.</summary>
    public SipFlow Flow { get; set; } = flow;

    /// <summary>Always use <see cref="Flow"/>: the peer is behind NAT, or on a connection of its own.</summary>
    public bool IsPinned { get; set; }

    /// <summary>The client transaction of an outgoing INVITE, for CANCEL.</summary>
    public TransactionEntry? InviteTransaction { get; set; }

    /// <summary>Where the last ACK went, for its repetitions.</summary>
    public SipFlow? AckFlow { get; set; }

    /// <summary>What the last picture of the dialog showed; the user keeps pictures, so that only changes are told.</summary>
    public (uint LocalCSeq, SipUri Target, string? Sdp, TimeSpan? Session)? Pictured { get; set; }

    public SipLegId Leg => State.Leg;
}
