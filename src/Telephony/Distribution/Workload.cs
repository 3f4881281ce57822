using System.Collections.Immutable;

namespace Telephony.Distribution;

/// <summary>What an agent did: talk of the day, and contact time by queue in the running half-hour and the one before, for the share that a queue has of him.</summary>
/// <param name="TalkMs">Talk and hold of the day, ms.</param>
/// <param name="HalfHour">Begin of the running half-hour.</param>
/// <param name="Running">Contact time (talk, hold, after-call work) by queue in it, ms.</param>
/// <param name="Before">The same of the half-hour before.</param>
public sealed record Workload(long TalkMs, DateTimeOffset HalfHour, ImmutableSortedDictionary<QueueId, long> Running, ImmutableSortedDictionary<QueueId, long> Before)
{
    private const long HalfHourTicks = 30 * TimeSpan.TicksPerMinute;

    /// <summary>Nothing yet.</summary>
    public static Workload None { get; } = new(0, DateTimeOffset.MinValue, ImmutableSortedDictionary<QueueId, long>.Empty, ImmutableSortedDictionary<QueueId, long>.Empty);

    /// <summary>Contact time for a queue in the last 30 to 60 minutes, ms.</summary>
    /// <param name="queue">The queue; null for all together.</param>
    public long ContactMs(QueueId? queue) => queue is { } id
        ? Running.GetValueOrDefault(id) + Before.GetValueOrDefault(id)
        : Running.Values.Sum() + Before.Values.Sum();

    /// <summary>With one more contact that ended now.</summary>
    internal Workload With(QueueId queue, long contactMs, DateTimeOffset now)
    {
        var present = At(now);
        return present with { Running = present.Running.SetItem(queue, present.Running.GetValueOrDefault(queue) + contactMs) };
    }

    private Workload At(DateTimeOffset now)
    {
        var begin = new DateTimeOffset(now.UtcTicks - (now.UtcTicks % HalfHourTicks), TimeSpan.Zero);
        return begin == HalfHour ? this
            : begin - HalfHour == TimeSpan.FromTicks(HalfHourTicks) ? this with { HalfHour = begin, Before = Running, Running = None.Running }
            : this with { HalfHour = begin, Before = None.Running, Running = None.Running };
    }
}
