namespace Telephony.Distribution.Plans;

/// <summary>Why a caller cannot enter a queue or stay in it.</summary>
public enum ExitCause
{
    /// <summary>It has its maximum of callers.</summary>
    Full,

    /// <summary>No agent is staffed.</summary>
    Empty,

    /// <summary>The longest wait is over.</summary>
    TimedOut,

    /// <summary>It is closed at this hour.</summary>
    Closed,

    /// <summary>An overflow rule took him on: too many callers to an agent, or too long an estimate.</summary>
    Overflow,
}
