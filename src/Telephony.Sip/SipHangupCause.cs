namespace Telephony.Sip;

/// <summary>Why we hang up; decides the final response of an unanswered incoming leg and the Reason header (RFC 3326) of a CANCEL.</summary>
public enum SipHangupCause
{
    /// <summary>Ordinary clearing. Unanswered incoming: 480.</summary>
    Normal,

    /// <summary>Unanswered incoming: 486.</summary>
    Busy,

    /// <summary>Unanswered incoming: 603.</summary>
    Declined,

    /// <summary>Nobody took the call. Unanswered incoming: 480.</summary>
    NoAnswer,

    /// <summary>Another device took the call; CANCEL carries cause 200 "Call completed elsewhere".</summary>
    CompletedElsewhere,

    /// <summary>No common media. Unanswered incoming: 488.</summary>
    NotAcceptable,

    /// <summary>We stop or are overloaded. Unanswered incoming: 503.</summary>
    Unavailable,

    /// <summary>A fault of ours. Unanswered incoming: 500.</summary>
    Failed,
}
