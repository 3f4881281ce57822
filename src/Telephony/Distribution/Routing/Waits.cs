using System.Collections.Immutable;
using Telephony.Calls;
using Telephony.Distribution.Plans;
using Telephony.Exchange;

namespace Telephony.Distribution.Routing;

/// <summary>The one order of all callers of all queues: who queued first, with the minutes of priority that he is treated to.</summary>
internal static class Waits
{
    /// <summary>A caller's place; the smaller one is served first, the id decides ties.</summary>
    public static (DateTimeOffset Since, InteractionId Id) PlaceOf(FloorPlan plan, Call call) =>
        ((call.Queued ?? call.Received) - TimeSpan.FromMinutes(Minutes(plan, call)), call.Id);

    /// <summary>Minutes that are added to the wait: the call's own, the queue's, and for a call-back what live callers are put before it.</summary>
    public static int Minutes(FloorPlan plan, Call call) => call.Queue is { } id && plan.Queues.TryGetValue(id, out var queue)
        ? call.PriorityMinutes + queue.PriorityMinutes - (call.Callback is null ? 0 : queue.Callback.BehindMinutes)
        : call.PriorityMinutes;

    /// <summary>Time in the queue, the moves between queues included.</summary>
    public static TimeSpan Waited(Call call, DateTimeOffset now) => Durations.Between(call.QueueEntered ?? call.Queued ?? now, now);

    /// <summary>The minutes with their reasons.</summary>
    public static ImmutableArray<PriorityReason> Reasons(Call call, QueuePlan queue) => queue.PriorityMinutes == 0
        ? call.PriorityReasons
        : call.PriorityReasons.Add(new PriorityReason(PriorityReasons.Queue, queue.PriorityMinutes));
}
