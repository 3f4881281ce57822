namespace Telephony.Calls;

/// <summary>Why a leg went away, as the edge saw it.</summary>
public enum LegEnding
{
    /// <summary>The far end hung up (BYE) or cancelled (CANCEL).</summary>
    HungUp,

    /// <summary>486 or 600.</summary>
    Busy,

    /// <summary>No final answer in time, 408 or 480.</summary>
    NoAnswer,

    /// <summary>403 or 603.</summary>
    Rejected,

    /// <summary>404, 410, 5xx, no contact registered, transport failure.</summary>
    Unreachable,

    /// <summary>Media stopped for longer than the limit.</summary>
    MediaLost,

    /// <summary>We released it ourselves; the edge confirms.</summary>
    Released,
}
