using Telephony.Exchange;

namespace Telephony.Distribution;

/// <summary>Time limits of not-ready reasons: told when they are exceeded, once; the agent himself is left alone.</summary>
internal static class NotReadyLimits
{
    public static void Arm(Turn turn, AgentState agent)
    {
        if (LimitOf(turn.State.Plan, agent) is { } limit)
            turn.Ask(new Effect.StartTimer(Timers.Of(TimerKind.NotReadyLimit, agent), agent.Since + limit));
    }

    /// <summary>A timer of an earlier break comes too early for this one and changes nothing.</summary>
    public static void Over(Turn turn, AgentState agent)
    {
        if (LimitOf(turn.State.Plan, agent) is not { } limit || agent.IsOverLimit || turn.Now < agent.Since + limit)
        {
            turn.Ignore("late timer");
            return;
        }

        turn.Put(agent with { IsOverLimit = true });
        turn.Tell(new Fact.NotReadyExceeded(turn.Now, agent.Id, agent.Reason!, limit));
    }

    private static TimeSpan? LimitOf(FloorPlan plan, AgentState agent) =>
        agent is { Presence: Presence.NotReady, Reason: { } reason } && plan.Reasons.TryGetValue(reason, out var known) ? known.Limit : null;
}
