using Telephony.Calls;
using Telephony.Distribution.Strategies;
using Telephony.Exchange;

namespace Telephony.Distribution;

/// <summary>The join of waiting calls and free agents, over all queues at once: fairness is one order.</summary>
internal static class Floor
{
    /// <summary>Offers waiting calls, the longest waiting first, until nothing matches. An offer only takes away from both sides, so one pass is enough.</summary>
    public static void Match(Turn turn)
    {
        var free = FreeByQueue(turn.State);
        if (free.Count == 0)
            return;

        var line = LineFor(free, turn.State);
        while (free.Count > 0 && line.TryDequeue(out var call, out _))
            if (free.TryGetValue(call.Queue!.Value, out var candidates))
            {
                var agent = Best(candidates, call, turn.Now);
                Offering.Offer(turn, call, agent);
                Reserve(free, agent);
            }
    }

    /// <summary>Whether the agent may be offered a call now.</summary>
    public static bool IsFree(AgentState agent) => agent is { Presence: Presence.Ready, DeviceAvailable: true };

    /// <summary>Waited so long, priority minutes included; the id decides ties.</summary>
    public static (DateTimeOffset Since, InteractionId Id) PlaceOf(Call call) =>
        ((call.Queued ?? call.Received) - TimeSpan.FromMinutes(call.PriorityMinutes), call.Id);

    private static Dictionary<QueueId, List<AgentState>> FreeByQueue(ExchangeState state)
    {
        var free = new List<AgentState>();
        foreach (var (_, agent) in state.Agents)
            if (IsFree(agent))
                free.Add(agent);

        var byQueue = new Dictionary<QueueId, List<AgentState>>();
        if (free.Count == 0)
            return byQueue;
        foreach (var (id, plan) in state.Plan.Queues)
            if (free.FindAll(agent => plan.Members.Contains(agent.Id)) is { Count: > 0 } members)
                byQueue.Add(id, members);
        return byQueue;
    }

    /// <summary>The callers whom one of the free agents could take; a heap, because mostly one is taken and hundreds stay.</summary>
    private static PriorityQueue<Call, (DateTimeOffset Since, InteractionId Id)> LineFor(Dictionary<QueueId, List<AgentState>> free, ExchangeState state)
    {
        var line = new List<(Call, (DateTimeOffset, InteractionId))>();
        foreach (var (_, call) in state.Calls)
            if (call is { Phase: CallPhase.Waiting, Queue: { } queue } && free.ContainsKey(queue))
                line.Add((call, PlaceOf(call)));
        return new PriorityQueue<Call, (DateTimeOffset Since, InteractionId Id)>(line);
    }

    private static AgentState Best(List<AgentState> candidates, Call call, DateTimeOffset now) =>
        candidates.MinBy(agent => Score.Of(agent, call, now, LongestIdle.Rank))!;

    private static void Reserve(Dictionary<QueueId, List<AgentState>> free, AgentState agent)
    {
        foreach (var (queue, others) in free)
            if (others.Remove(agent) && others.Count == 0)
                free.Remove(queue);
    }
}
