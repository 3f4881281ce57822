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

        foreach (var call in InOrder(turn.State, free))
        {
            var candidates = free[call.Queue!.Value];
            if (Best(candidates, call, turn.Now) is not { } agent)
                continue;
            Offering.Offer(turn, call, agent);
            foreach (var others in free.Values)
                others.Remove(agent);
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

    private static List<Call> InOrder(ExchangeState state, Dictionary<QueueId, List<AgentState>> free)
    {
        var waiting = new List<Call>();
        foreach (var (_, call) in state.Calls)
            if (call is { Phase: CallPhase.Waiting, Queue: { } queue } && free.ContainsKey(queue))
                waiting.Add(call);
        waiting.Sort(static (a, b) => PlaceOf(a).CompareTo(PlaceOf(b)));
        return waiting;
    }

    private static AgentState? Best(List<AgentState> candidates, Call call, DateTimeOffset now) =>
        candidates.MinBy(agent => Score.Of(agent, call, now, LongestIdle.Rank));
}
