using Telephony.Exchange;

namespace Telephony.Distribution;

/// <summary>The heartbeat of the desktop beside that of the device. From its first missing beat an agent is offered nothing; a reload that is back in time costs him
/// neither his state nor his idle time. A call that is up is not touched: media never depends on a page.</summary>
internal static class Desktops
{
    public static void Changed(Turn turn, Input.DesktopChanged changed)
    {
        if (turn.Agent(changed.Agent) is not { } agent)
            turn.Ignore("unknown agent");
        else if (agent.IsHere == changed.Available)
            turn.Ignore("known already");
        else if (changed.Available)
            turn.Put(agent with { DesktopLost = null });
        else
            Lost(turn, agent with { DesktopLost = turn.Now });
    }

    /// <summary>The desktop did not come back in time. One who rings is not ready when the ring is over.</summary>
    public static void GraceOver(Turn turn, AgentState agent)
    {
        if (agent.IsHere)
            turn.Ignore("late timer");
        else
            Presences.Move(turn, agent, Presence.NotReady, NotReadyReasons.LostLink, Turn.System);
    }

    private static void Lost(Turn turn, AgentState agent)
    {
        if (agent.Presence != Presence.Ready)
        {
            turn.Put(agent);
            return;
        }

        var lost = agent with { Attempt = agent.Attempt + 1 };
        turn.Put(lost);
        turn.Ask(new Effect.StartTimer(Timers.Of(TimerKind.DesktopGrace, lost), turn.Now + turn.State.Plan.DesktopGrace));
    }
}
