namespace Telephony.Distribution;

/// <summary>What holds for calls without a configured queue: outbound calls, and calls whose queue was taken out of the plan.</summary>
internal static class QueueDefaults
{
    private static readonly QueuePlan Unqueued = new(
        new QueueId("none"),
        Members: [],
        ServiceLevelThreshold: TimeSpan.FromSeconds(20),
        ShortAbandonThreshold: TimeSpan.FromSeconds(5),
        RingTimeout: TimeSpan.FromSeconds(20),
        WrapUp: TimeSpan.FromSeconds(30),
        MaxWaiting: 0,
        MaxWait: TimeSpan.FromMinutes(30),
        Music: "music");

    /// <summary>The queue's plan, or the defaults with the music of the first queue.</summary>
    public static QueuePlan QueueOrDefault(this FloorPlan plan, QueueId? queue)
    {
        if (queue is { } id && plan.Queues.TryGetValue(id, out var found))
            return found;
        foreach (var any in plan.Queues.Values)
            return Unqueued with { Music = any.Music };
        return Unqueued;
    }
}
