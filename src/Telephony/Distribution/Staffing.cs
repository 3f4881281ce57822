using Telephony.Distribution.Plans;
using Telephony.Exchange;

namespace Telephony.Distribution;

/// <summary>Who is there for a queue.</summary>
internal static class Staffing
{
    /// <summary>Members who count by the queue's own rule.</summary>
    public static int Of(ExchangeState state, QueuePlan queue) => Count(state, queue, queue.StaffedBy);

    /// <summary>Members who are ready, on a call or wrapping up, the given rule notwithstanding.</summary>
    public static int Working(ExchangeState state, QueuePlan queue) => Count(state, queue, StaffedBy.Working);

    private static int Count(ExchangeState state, QueuePlan queue, StaffedBy rule)
    {
        var count = 0;
        foreach (var member in queue.Members)
            if (state.Agents.TryGetValue(member, out var agent) && Counts(agent, rule))
                count++;
        return count;
    }

    private static bool Counts(AgentState agent, StaffedBy rule) => agent.Presence switch
    {
        Presence.SignedOut => false,
        Presence.NotReady => rule == StaffedBy.SignedIn,
        Presence.Ready => agent.IsHere || rule == StaffedBy.SignedIn,
        _ => rule != StaffedBy.Ready,
    };
}
