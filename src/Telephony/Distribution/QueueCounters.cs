namespace Telephony.Distribution;

/// <summary>A queue's counts since the state began (a business day); formulas in docs/metrics.md.</summary>
/// <param name="Offered">Calls that entered the queue.</param>
/// <param name="Answered">Calls that an agent answered.</param>
/// <param name="AnsweredInTime">Answered within the service level threshold.</param>
/// <param name="Abandoned">Left after the short-abandon threshold.</param>
/// <param name="ShortAbandoned">Left within the short-abandon threshold.</param>
/// <param name="WaitOfAnsweredMs">Sum of waits of answered calls, ms.</param>
/// <param name="HandledMs">Sum of talk, hold and wrap-up of finished calls, ms.</param>
/// <param name="Handled">Calls whose handling is finished.</param>
public sealed record QueueCounters(
    long Offered,
    long Answered,
    long AnsweredInTime,
    long Abandoned,
    long ShortAbandoned,
    long WaitOfAnsweredMs,
    long HandledMs,
    long Handled)
{
    /// <summary>Left for another queue by rule or by a supervisor's hand.</summary>
    public long Overflowed { get; init; }

    /// <summary>Sent out when the longest wait was over.</summary>
    public long TimedOut { get; init; }

    /// <summary>Left for a call-back.</summary>
    public long CalledBack { get; init; }

    /// <summary>Left the queue to leave a message.</summary>
    public long TookMessage { get; init; }

    /// <summary>Left by rule, in all: no abandoned calls.</summary>
    public long FlowedOut => Overflowed + TimedOut + CalledBack + TookMessage;

    /// <summary>All zero.</summary>
    public static QueueCounters Zero { get; } = new(0, 0, 0, 0, 0, 0, 0, 0);
}
