using Telephony.Distribution;

namespace CallCenter.Web.Features.Supervisor;

/// <summary>Figures of one queue or of several together, by the definitions of docs/metrics.md: board, wall, API and alerts all read this one.
/// A rate is null while there is nothing to divide by: shown as a dash, never as 100 %.</summary>
/// <param name="Counts">The counters. Their <see cref="QueueCounters.Abandoned"/> holds no short abandons.</param>
public sealed record QueueFigures(QueueCounters Counts)
{
    /// <summary>Ab: left while waiting or ringing, short ones included.</summary>
    public long Abandoned => Counts.Abandoned + Counts.ShortAbandoned;

    /// <summary>A + Ab − short: what the service level is a share of.</summary>
    public long Counted => Counts.Answered + Abandoned - Counts.ShortAbandoned;

    /// <summary>A(wait ≤ T) ÷ (A + Ab − short), 0 to 1.</summary>
    public double? ServiceLevel => Share(Counts.AnsweredInTime, Counted);

    /// <summary>A ÷ N, 0 to 1.</summary>
    public double? AnswerRate => Share(Counts.Answered, Counts.Offered);

    /// <summary>Ab ÷ N, 0 to 1.</summary>
    public double? AbandonRate => Share(Abandoned, Counts.Offered);

    /// <summary>(Ab − short) ÷ (N − short), 0 to 1.</summary>
    public double? NetAbandonRate => Share(Abandoned - Counts.ShortAbandoned, Counts.Offered - Counts.ShortAbandoned);

    /// <summary>F: left by a rule. N = A + Ab + F + W always, so F is what the others leave.</summary>
    /// <param name="waiting">W: still in the queue.</param>
    public long FlowOuts(int waiting) => Math.Max(0, Counts.Offered - Counts.Answered - Abandoned - waiting);

    /// <summary>Sum of waits of answered calls ÷ answered.</summary>
    public TimeSpan? Asa => Average(Counts.WaitOfAnsweredMs, Counts.Answered);

    /// <summary>(Talk + hold + after-call) ÷ handled.</summary>
    public TimeSpan? Aht => Average(Counts.HandledMs, Counts.Handled);

    /// <summary>Several queues as one: counts add up, rates are made of the sums and never averaged.</summary>
    public static QueueFigures Of(IEnumerable<QueueCounters> counters)
    {
        var sum = counters.Aggregate(QueueCounters.Zero, (a, b) => new QueueCounters(
            a.Offered + b.Offered,
            a.Answered + b.Answered,
            a.AnsweredInTime + b.AnsweredInTime,
            a.Abandoned + b.Abandoned,
            a.ShortAbandoned + b.ShortAbandoned,
            a.WaitOfAnsweredMs + b.WaitOfAnsweredMs,
            a.HandledMs + b.HandledMs,
            a.Handled + b.Handled));
        return new QueueFigures(sum);
    }

    private static double? Share(long part, long whole) => whole <= 0 ? null : (double)part / whole;

    private static TimeSpan? Average(long sumMs, long count) => count <= 0 ? null : TimeSpan.FromMilliseconds(sumMs / count);
}
