using Telephony.Calls;
using Telephony.Exchange;

namespace Telephony.Distribution.Routing;

/// <summary>Keeps a caller for those who know his case, for so long and only while one of them may still come.</summary>
internal static class StickyHold
{
    /// <summary>The strongest tie of the agent to the call that counts in the queue, or null.</summary>
    public static TieKind? TieOf(QueuePlan queue, Call call, AgentId agent)
    {
        TieKind? strongest = null;
        foreach (var tie in call.Ties)
            if (tie.Agent == agent && queue.Sticky.Counts(tie.Kind) && (strongest is null || tie.Kind < strongest))
                strongest = tie.Kind;
        return strongest;
    }

    public static bool IsOn(ExchangeState state, Call call, QueuePlan queue, TimeSpan waited, DateTimeOffset now)
    {
        if (call.Ties.Length == 0 || waited >= queue.Sticky.Wait)
            return false;
        var end = now + (queue.Sticky.Wait - waited);
        foreach (var tie in call.Ties)
            if (queue.Sticky.Counts(tie.Kind) && !call.Passed.Contains(tie.Agent) && state.Agents.TryGetValue(tie.Agent, out var agent) && MayCome(agent, end))
                return true;
        return false;
    }

    /// <summary>Whether the agent works and may be free before the bound is over.</summary>
    private static bool MayCome(AgentState agent, DateTimeOffset end) => agent switch
    {
        { IsHere: false } => false,
        { AfterCall: Presence.NotReady or Presence.SignedOut } => false,
        { Presence: Presence.Ready or Presence.Ringing or Presence.Busy } => true,
        { Presence: Presence.WrapUp, WrapUpEnds: { } ends } => ends <= end,
        _ => false,
    };
}
