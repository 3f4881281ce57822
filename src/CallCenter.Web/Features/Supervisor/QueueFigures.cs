using Telephony.Distribution;

namespace CallCenter.Web.Features.Supervisor;

/// <summary>Rates of one queue or of several together. A rate is null while there is nothing to divide by: shown as a dash, never as 100 %.
/// Formulas: contact-centre metric definitions §13.1; an abandon that was short counts for nothing.</summary>
/// <param name="Counts">The counters.</param>
public sealed record QueueFigures(QueueCounters Counts)
{
    /// <summary>Answered in time ÷ (answered + abandoned − short), 0 to 1. <see cref="QueueCounters.Abandoned"/> holds no short ones.</summary>
    public double? ServiceLevel => Share(Counts.AnsweredInTime, Counts.Answered + Counts.Abandoned);

    /// <summary>(Abandoned − short) ÷ (offered − short), 0 to 1.</summary>
    public double? AbandonRate => Share(Counts.Abandoned, Counts.Offered - Counts.ShortAbandoned);

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
