using Telephony.Distribution;

namespace Telephony.Exchange;

/// <summary>The turn of a business day. What is counted begins at zero, what lives goes on: a caller who waits is offered to the new day,
/// a call that was answered before belongs to the old day with all its handling.</summary>
internal static class Days
{
    public static void Begin(Turn turn)
    {
        var before = turn.State;
        foreach (var queue in before.Counters.Keys)
        {
            var waiting = before.Calls.Values.Count(call => call.Queue == queue && CallAudit.IsInQueue(call));
            turn.Count(queue, _ => QueueCounters.Zero with { Offered = waiting });
        }

        foreach (var call in before.Calls.Values)
            if (call.CountedQueue is not null)
                turn.Put(call with { CountedQueue = null });
        foreach (var agent in before.Agents.Values)
            if (agent.CallsToday > 0 || agent.Work.TalkMs > 0 || agent.HandledQueue is not null)
                turn.Put(agent with { CallsToday = 0, Work = agent.Work with { TalkMs = 0 }, HandledQueue = null, CountsHandling = false });
    }
}
