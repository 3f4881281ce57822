using Telephony.Calls;
using Telephony.Exchange;

namespace Telephony.Distribution;

/// <summary>After-call work, on the server's clock.</summary>
internal static class WrapUps
{
    /// <summary>The talk is over: after-call work begins, or the agent goes straight on where there is none.</summary>
    public static void Begin(Turn turn, AgentState agent, Call call, TimeSpan limit)
    {
        var handling = Handling(agent, call);
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
    public static AgentState Handling(AgentState agent, Call call) =>
        agent with { HandledQueue = call.CountedQueue, HandledSince = call.AgentSince, CountsHandling = !call.HandlingIsCounted };

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

    public static void Over(Turn turn, AgentState agent) => End(turn, agent, byTimer: true, Turn.System);

    /// <summary>The handling of a call is finished: it is counted with all its time, and the agent is free.</summary>
    public static void Close(Turn turn, AgentState agent, string? fault, string by)
    {
        var handled = Durations.Between(agent.HandledSince ?? turn.Now, turn.Now).Ms();
        turn.Count(agent.HandledQueue, counters => counters with { Handled = counters.Handled + (agent.CountsHandling ? 1 : 0), HandledMs = counters.HandledMs + handled });
        Presences.Settle(turn, agent, fault, by);
    }

    private static void End(Turn turn, AgentState agent, bool byTimer, string by)
    {
        turn.Tell(new Fact.WrapUpEnded(turn.Now, agent.Interaction!.Value, agent.Id, byTimer));
        Close(turn, agent, null, by);
    }
}
