using System.Globalization;
using Telephony.Calls;
using Telephony.Distribution.Plans;
using Telephony.Exchange;

namespace Telephony.Distribution;

/// <summary>After-call work, on the server's clock.</summary>
internal static class WrapUps
{
    /// <summary>The talk is over: after-call work begins, or the agent goes straight on where there is none.</summary>
    /// <param name="turn">The step.</param>
    /// <param name="agent">Who talked.</param>
    /// <param name="call">What he talked on.</param>
    /// <param name="isClosing">The house closes: nobody wraps up.</param>
    public static void Begin(Turn turn, AgentState agent, Call call, bool isClosing = false)
    {
        var queue = turn.State.Plan.QueueOrDefault(call.Queue);
        var limit = isClosing || IsSkipped(queue.AfterCall, agent, call) ? TimeSpan.Zero : queue.WrapUp;
        var handling = Handling(agent, call, turn.Now) with { WrapUpPlan = queue.AfterCall };
        if (limit <= TimeSpan.Zero)
        {
            Close(turn, handling, null, Turn.System);
            return;
        }

        var wrapping = handling with { Attempt = agent.Attempt + 1, WrapUpEnds = turn.Now + limit };
        turn.Ask(new Effect.StartTimer(Timers.Of(TimerKind.WrapUpOver, wrapping), turn.Now + limit));
        Presences.Move(turn, wrapping, Presence.WrapUp, null, Turn.System);
    }

    /// <summary>The agent with what his wrap-up will count: his time since he took the call, for the queue that counted the answer.</summary>
    public static AgentState Handling(AgentState agent, Call call, DateTimeOffset now) => agent with
    {
        HandledQueue = call.CountedQueue,
        HandledSince = call.AgentSince,
        CountsHandling = !call.HandlingIsCounted,
        Work = agent.Work with { TalkMs = agent.Work.TalkMs + Durations.Between(call.AgentSince ?? now, now).Ms() },
    };

    /// <summary>The customer of this very wrap-up is back: it ends at once.</summary>
    public static void CutShort(Turn turn, AgentState agent)
    {
        turn.Ask(new Effect.CancelTimer(Timers.Of(TimerKind.WrapUpOver, agent)));
        End(turn, agent, byTimer: false, Turn.System);
    }

    public static void Finish(Turn turn, Input.FinishWrapUp finish)
    {
        if (turn.Agent(finish.Agent) is not { } agent)
        {
            turn.Refuse(Rules.AgentIsUnknown);
        }
        else if (agent.Presence != Presence.WrapUp)
        {
            turn.Refuse(Rules.NothingToWrapUp);
        }
        else
        {
            turn.Ask(new Effect.CancelTimer(Timers.Of(TimerKind.WrapUpOver, agent)));
            End(turn, agent, byTimer: false, agent.Id.Value);
        }
    }

    /// <summary>The limit is over. Where the work has to be complete the agent is not ready from now on.</summary>
    public static void Over(Turn turn, AgentState agent) =>
        End(turn, agent, byTimer: true, Turn.System, agent.WrapUpPlan?.Mode == WrapUpMode.UntilComplete ? NotReadyReasons.WrapUpOverdue : null);

    public static void Extend(Turn turn, Input.ExtendWrapUp extend)
    {
        if (turn.Agent(extend.Agent) is not { } agent)
            turn.Refuse(Rules.AgentIsUnknown);
        else if (agent is not { Presence: Presence.WrapUp, WrapUpEnds: { } ends, WrapUpPlan: { } plan })
            turn.Refuse(Rules.NothingToWrapUp);
        else if (plan.Mode != WrapUpMode.Extended || agent.Extensions >= plan.Extensions)
            turn.Refuse(Refusal.Of(Rules.WrapUpCannotBeExtended, ("limit", (plan.Mode == WrapUpMode.Extended ? plan.Extensions : 0).ToString(CultureInfo.InvariantCulture))));
        else
            Extend(turn, agent with { WrapUpEnds = ends + plan.ExtendBy, Extensions = agent.Extensions + 1, Attempt = agent.Attempt + 1 });
    }

    /// <summary>Where it is optional, only who asks for it has after-call work.</summary>
    public static void AskFor(Turn turn, Input.AskForWrapUp ask)
    {
        if (turn.Agent(ask.Agent) is not { } agent)
            turn.Refuse(Rules.AgentIsUnknown);
        else if (agent.Presence != Presence.Busy)
            turn.Refuse(Rules.NoCallToWrapUp);
        else if (agent.WantsWrapUp == ask.Wanted)
            turn.Ignore("asked for already");
        else
            turn.Put(agent with { WantsWrapUp = ask.Wanted });
    }

    /// <summary>Ticket and disposition are complete: after-call work that waits for nothing else ends by itself, one that has not begun is skipped.</summary>
    public static void Completed(Turn turn, Input.ContactCompleted completed)
    {
        var call = turn.Call(completed.Interaction);
        var wrapping = turn.State.Agents.Values.Where(agent => agent.Presence == Presence.WrapUp && agent.Interaction == completed.Interaction && IsEndedBy(agent.WrapUpPlan)).ToList();
        if (call is null or { IsComplete: true } && wrapping.Count == 0)
            turn.Ignore("nothing waits for it");
        if (call is { IsComplete: false })
            turn.Put(call with { IsComplete = true });
        foreach (var agent in wrapping)
            CutShort(turn, agent);
    }

    private static bool IsEndedBy(WrapUpPlan? plan) => plan is { EndsWhenComplete: true } or { Mode: WrapUpMode.UntilComplete };

    private static bool IsSkipped(WrapUpPlan plan, AgentState agent, Call call) =>
        plan.Mode == WrapUpMode.None || (plan.Mode == WrapUpMode.Optional && !agent.WantsWrapUp) || (call.IsComplete && IsEndedBy(plan));

    private static void Extend(Turn turn, AgentState agent)
    {
        turn.Put(agent);
        turn.Ask(new Effect.StartTimer(Timers.Of(TimerKind.WrapUpOver, agent), agent.WrapUpEnds!.Value));
        turn.Tell(new Fact.WrapUpExtended(turn.Now, agent.Interaction!.Value, agent.Id, agent.WrapUpEnds.Value));
    }

    /// <summary>The handling of a call is finished: it is counted with all its time, and the agent is free.</summary>
    public static void Close(Turn turn, AgentState agent, string? fault, string by)
    {
        var handled = Durations.Between(agent.HandledSince ?? turn.Now, turn.Now).Ms();
        turn.Count(agent.HandledQueue, counters => counters with { Handled = counters.Handled + (agent.CountsHandling ? 1 : 0), HandledMs = counters.HandledMs + handled });
        if (agent is { HandledQueue: { } queue, CountsHandling: true })
            turn.Pace(queue, handled);
        Presences.Settle(turn, agent.HandledQueue is { } given ? agent with { Work = agent.Work.With(given, handled, turn.Now) } : agent, fault, by);
    }

    private static void End(Turn turn, AgentState agent, bool byTimer, string by, string? fault = null)
    {
        turn.Tell(new Fact.WrapUpEnded(turn.Now, agent.Interaction!.Value, agent.Id, byTimer));
        Close(turn, agent, fault, by);
    }
}
