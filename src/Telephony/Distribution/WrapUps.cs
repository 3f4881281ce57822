using Telephony.Calls;
using Telephony.Exchange;

namespace Telephony.Distribution;

/// <summary>After-call work, on the server's clock.</summary>
internal static class WrapUps
{
    /// <summary>The talk is over: after-call work begins, or the agent goes straight on where there is none.</summary>
    public static void Begin(Turn turn, AgentState agent, Call call, TimeSpan limit)
    {
        var handling = agent with { HandledQueue = call.Queue, HandledSince = call.Answered };
        if (limit <= TimeSpan.Zero)
        {
            Close(turn, handling, null, Turn.System);
            return;
        }

        var wrapping = handling with { Attempt = agent.Attempt + 1, WrapUpEnds = turn.Now + limit };
        turn.Ask(new Effect.StartTimer(Timers.Of(TimerKind.WrapUpOver, wrapping), turn.Now + limit));
        Presences.Move(turn, wrapping, Presence.WrapUp, null, Turn.System);
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
        turn.Count(agent.HandledQueue, counters => counters with { Handled = counters.Handled + 1, HandledMs = counters.HandledMs + handled });
        Presences.Settle(turn, agent, fault, by);
    }

    private static void End(Turn turn, AgentState agent, bool byTimer, string by)
    {
        turn.Tell(new Fact.WrapUpEnded(turn.Now, agent.Interaction!.Value, agent.Id, byTimer));
        Close(turn, agent, null, by);
    }
}
