using Telephony.Calls;
using Telephony.Exchange;

namespace Telephony.Distribution;

/// <summary>Browser phones and SIP phones come and go. Without his chosen device an agent is offered nothing; with a call up, a browser has time to come back.</summary>
internal static class Devices
{
    public static void Changed(Turn turn, Input.DeviceChanged changed)
    {
        if (turn.Agent(changed.Agent) is not { } before)
        {
            turn.Ignore("unknown agent");
            return;
        }

        var agent = changed.Device == AgentDevice.Browser
            ? before with { BrowserAvailable = changed.Available }
            : before with { PhoneAvailable = changed.Available };
        if (agent == before)
        {
            turn.Ignore("known already");
            return;
        }

        turn.Put(agent);
        if (changed.Device == agent.Device && changed.Available)
            CameBack(turn, agent);
        else if (changed.Device == agent.Device)
            Lost(turn, agent);
    }

    /// <summary>The browser did not come back in time.</summary>
    public static void GraceOver(Turn turn, AgentState agent)
    {
        var call = turn.Call(agent.Interaction!.Value)!;
        if (agent.DeviceAvailable)
            turn.Ignore("late timer");
        else if (Consults.Talks(call, agent.Id))
            Consults.Fail(turn, call, ConsultEndings.DeviceLost, NotReadyReasons.DeviceLost);
        else
            Talking.LoseAgent(turn, call, agent);
    }

    /// <summary>The call lets go of an agent whose device is lost: nobody waits for it any more.</summary>
    public static void StopGrace(Turn turn, AgentState agent)
    {
        if (agent is { Presence: Presence.Busy, DeviceAvailable: false })
            turn.Ask(new Effect.CancelTimer(Timers.Of(TimerKind.DeviceGrace, agent)));
    }

    private static void Lost(Turn turn, AgentState agent)
    {
        var call = agent is { Presence: not Presence.WrapUp, Interaction: { } id } ? turn.Call(id) : null;
        if (agent.Monitoring is { } monitored)
            LostMonitor(turn, agent, turn.Call(monitored)!);
        else if (agent.Presence == Presence.Ready)
            Presences.Move(turn, agent, Presence.NotReady, NotReadyReasons.DeviceLost, Turn.System);
        else if (Consults.Rings(call, agent.Id))
            Consults.Fail(turn, call!, ConsultEndings.DeviceLost, NotReadyReasons.DeviceLost);
        else if (call?.Phase is CallPhase.Offered or CallPhase.Transferring)
            Offering.Fail(turn, call, agent, NotReadyReasons.DeviceLost);
        else if (call is { Phase: CallPhase.Dialling, Callback: not null })
            Callbacks.AgentLeft(turn, call, gone: null, NotReadyReasons.DeviceLost);
        else if (call?.Phase == CallPhase.Dialling)
            Ending.End(turn, call, new Termination(TerminationClass.Failed, TerminationReasons.AgentLost, EndedBy.System));
        else if (call is not null && agent.Device == AgentDevice.Browser)
            StartGrace(turn, agent with { Attempt = agent.Attempt + 1 });
    }

    /// <summary>Nobody waits for a supervisor's browser: he presses the button again. A SIP phone that talks is left to its leg, as an agent's is.</summary>
    private static void LostMonitor(Turn turn, AgentState supervisor, Call call)
    {
        if (supervisor.Device == AgentDevice.Browser || call.Legs.Any(leg => leg.Agent == supervisor.Id && !leg.Answered))
            Monitors.Leave(turn, supervisor, MonitorEndings.DeviceLost);
    }

    /// <summary>A reloading page is back in seconds and the call with it. A SIP phone needs no grace: a call outlives a registration, and its own leg tells when it ends.</summary>
    private static void StartGrace(Turn turn, AgentState agent)
    {
        turn.Put(agent);
        turn.Ask(new Effect.StartTimer(Timers.Of(TimerKind.DeviceGrace, agent), turn.Now + Limits.DeviceGrace));
    }

    private static void CameBack(Turn turn, AgentState agent)
    {
        if (agent is not { Presence: Presence.Busy, Device: AgentDevice.Browser, Interaction: { } id } || turn.Call(id) is not { } call)
            return;
        turn.Ask(new Effect.CancelTimer(Timers.Of(TimerKind.DeviceGrace, agent)));
        Hearing.Restore(turn, call, call.Legs.First(leg => leg.Agent == agent.Id).Id);
    }
}
