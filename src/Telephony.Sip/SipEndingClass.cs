namespace Telephony.Sip;

/// <summary>What an ending means for the call record, from the SIP status.</summary>
public enum SipEndingClass
{
    /// <summary>The call had been answered and was hung up.</summary>
    Completed,

    /// <summary>Given up before the answer (487).</summary>
    Cancelled,

    /// <summary>486 or 600.</summary>
    Busy,

    /// <summary>408, 480, or the ring time ran out.</summary>
    NoAnswer,

    /// <summary>603 or 403.</summary>
    Declined,

    /// <summary>404, 410, 484, 604: no such number.</summary>
    NotFound,

    /// <summary>Nothing answered at all, 502 to 504, or the message could not be sent.</summary>
    Unreachable,

    /// <summary>Every other failure.</summary>
    Failed,
}
