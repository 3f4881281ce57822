namespace Telephony.Sip;

/// <summary>Who or what ended a leg.</summary>
public enum SipEndedBy
{
    /// <summary>The peer: BYE, CANCEL or a final refusal.</summary>
    Remote,

    /// <summary>We: <see cref="SipEndpoint.Hangup"/>, <see cref="SipEndpoint.Reject"/> or stopping.</summary>
    Local,

    /// <summary>A timer: no answer in the ring time, no response (RFC 3261 timer B or F), no ACK.</summary>
    Timeout,

    /// <summary>The message could not be sent.</summary>
    Transport,
}
