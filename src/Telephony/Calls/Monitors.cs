using System.Globalization;
using Telephony.Distribution;
using Telephony.Exchange;

namespace Telephony.Calls;

/// <summary>Supervisors on others' calls. A supervisor needs a connected device and no call of his own; whether he is signed in does not matter.
/// While he monitors he is not ready for the reason <c>monitoring</c>, and afterwards what he was or chose meanwhile.
/// He stays on the call through hold, consult and transfer, until it ends, he stops, his phone hangs up or his device is lost.</summary>
internal static class Monitors
{
    public static void Monitor(Turn turn, Input.Monitor input)
    {
        var call = turn.Call(input.Interaction);
        var supervisor = turn.State.Plan.Agents.ContainsKey(input.Supervisor) ? turn.Agent(input.Supervisor) : null;
        var own = call?.Monitors.FirstOrDefault(monitor => monitor.Supervisor == input.Supervisor);
        if (Forbids(supervisor, call, own) is { } rule)
            turn.Refuse(rule == Rules.TooManyMonitors ? Refusal.Of(rule, ("limit", Limits.Monitors.ToString(CultureInfo.InvariantCulture))) : Refusal.Of(rule));
        else if (own is null)
            Start(turn, call!, supervisor!, input.Mode);
        else if (own.Mode == input.Mode)
            turn.Ignore("that is his mode already");
        else
            Change(turn, call!, own, input.Mode);
    }

    public static void Stop(Turn turn, Input.StopMonitoring input)
    {
        if (turn.Agent(input.Supervisor) is not { } supervisor)
            turn.Refuse(Rules.AgentIsUnknown);
        else if (supervisor.Monitoring != input.Interaction)
            turn.Refuse(Rules.NothingIsMonitored);
        else
            Leave(turn, supervisor, MonitorEndings.Stopped);
    }

    /// <summary>The supervisor leaves the call that he monitors.</summary>
    public static void Leave(Turn turn, AgentState supervisor, string reason, LegId? gone = null)
    {
        var call = turn.Call(supervisor.Monitoring!.Value)!;
        var own = call.Monitors.First(monitor => monitor.Supervisor == supervisor.Id);
        var leg = call.Legs.First(up => up.Id == own.Leg);
        if (!leg.Answered)
            turn.Ask(new Effect.CancelTimer(Timers.Of(TimerKind.MonitorRing, supervisor)));
        if (leg.Id != gone)
            Ending.Release(turn, leg);
        Put(turn, call, call.Without(leg.Id) with { Monitors = call.Monitors.Remove(own) });
        End(turn, call, own, reason);
    }

    /// <summary>Everybody who monitors leaves a call that nobody talks on any more.</summary>
    /// <returns>The call without them.</returns>
    public static Call SendAway(Turn turn, Call call)
    {
        var alone = call;
        foreach (var own in call.Monitors)
        {
            var leg = call.Legs.First(up => up.Id == own.Leg);
            if (!leg.Answered)
                turn.Ask(new Effect.CancelTimer(Timers.Of(TimerKind.MonitorRing, turn.Agent(own.Supervisor)!)));
            Ending.Release(turn, leg);
            alone = alone.Without(leg.Id) with { Monitors = alone.Monitors.Remove(own) };
            End(turn, call, own, MonitorEndings.CallEnded);
        }

        return alone;
    }

    /// <summary>What is told of the end, and what becomes of the supervisor.</summary>
    public static void End(Turn turn, Call call, CallMonitor monitor, string reason)
    {
        turn.Tell(new Fact.MonitorEnded(turn.Now, call.Id, monitor.Supervisor, monitor.Mode, monitor.Leg, reason));
        Presences.Settle(turn, turn.Agent(monitor.Supervisor)!);
    }

    /// <summary>The supervisor picked up his SIP phone.</summary>
    public static void Answered(Turn turn, Call call, CallMonitor monitor)
    {
        var supervisor = turn.Agent(monitor.Supervisor)!;
        turn.Ask(new Effect.CancelTimer(Timers.Of(TimerKind.MonitorRing, supervisor)));
        if (monitor.Mode == MonitorMode.TakeOver && !IsTalk(call))
        {
            var answered = call.WithAnswered(monitor.Leg) with { Monitors = call.Monitors.Replace(monitor, monitor with { Mode = MonitorMode.Listen }) };
            turn.Put(answered);
            Leave(turn, supervisor, MonitorEndings.CallEnded);
            return;
        }

        Join(turn, call, monitor);
    }

    /// <summary>The supervisor's leg is gone: turned away while it rang, or hung up.</summary>
    public static void LegEnded(Turn turn, Call call, CallMonitor monitor, LegEnding ending)
    {
        var reason = !call.IsAnswered(monitor.Leg) ? MonitorEndings.NoAnswer
            : ending == LegEnding.HungUp ? MonitorEndings.Hangup
            : MonitorEndings.DeviceLost;
        Leave(turn, turn.Agent(monitor.Supervisor)!, reason, monitor.Leg);
    }

    private static string? Forbids(AgentState? supervisor, Call? call, CallMonitor? own) =>
        supervisor is null ? Rules.AgentIsUnknown
        : call is null ? Rules.CallIsGone
        : call.Agent == supervisor.Id || call.Consult?.Agent == supervisor.Id ? Rules.MonitorYourself
        : !IsTalk(call) ? Rules.MonitorNeedsATalk
        : own is not null ? null
        : supervisor.Interaction is not null ? Rules.SupervisorIsOnACall
        : !supervisor.DeviceAvailable ? Rules.MonitorNeedsADevice
        : call.Monitors.Length >= Limits.Monitors ? Rules.TooManyMonitors
        : null;

    private static bool IsTalk(Call call) => call.Phase is CallPhase.Talking or CallPhase.Held or CallPhase.TransferredOut;

    private static void Start(Turn turn, Call call, AgentState supervisor, MonitorMode mode)
    {
        if (supervisor.Monitoring is not null)
            Leave(turn, supervisor, MonitorEndings.Stopped);
        var before = turn.Agent(supervisor.Id)!;
        var leg = new Leg(new LegId(call.Id, call.NextLegNumber), before.Id, before.Device, Answered: false);
        var monitor = new CallMonitor(before.Id, mode, leg.Id, turn.Now);
        var joining = call with { NextLegNumber = call.NextLegNumber + 1, Legs = call.Legs.Add(leg), Monitors = call.Monitors.Add(monitor) };
        var monitoring = before with
        {
            Monitoring = call.Id,
            Attempt = before.Attempt + 1,
            AfterCall = before.Presence,
            AfterCallReason = before.Presence == Presence.NotReady ? before.Reason : null,
        };
        Presences.Move(turn, monitoring, Presence.NotReady, NotReadyReasons.Monitoring, before.Id.Value);
        if (leg.Device == AgentDevice.Browser)
        {
            turn.Ask(new Effect.UseBrowser(leg.Id, before.Id));
            Join(turn, joining, monitor);
            return;
        }

        turn.Put(joining);
        turn.Ask(new Effect.OfferCall(leg.Id, before.Id, AgentDevice.Phone, monitoring.Attempt));
        turn.Ask(new Effect.StartTimer(Timers.Of(TimerKind.MonitorRing, monitoring), turn.Now + Limits.MonitorRing));
    }

    private static void Join(Turn turn, Call call, CallMonitor monitor)
    {
        var takesOver = monitor.Mode == MonitorMode.TakeOver;
        var joined = takesOver ? monitor with { Mode = MonitorMode.Listen } : monitor;
        turn.Tell(new Fact.MonitorStarted(turn.Now, call.Id, monitor.Supervisor, joined.Mode, monitor.Leg));
        var after = call.WithAnswered(monitor.Leg) with { Monitors = call.Monitors.Replace(monitor, joined) };
        if (takesOver)
            TakeOvers.TakeOver(turn, after, joined);
        else
            Put(turn, call, after);
    }

    private static void Change(Turn turn, Call call, CallMonitor own, MonitorMode mode)
    {
        var isAnswered = call.IsAnswered(own.Leg);
        if (isAnswered && mode == MonitorMode.TakeOver)
        {
            TakeOvers.TakeOver(turn, call, own);
            return;
        }

        Put(turn, call, call with { Monitors = call.Monitors.Replace(own, own with { Mode = mode }) });
        if (isAnswered)
            turn.Tell(new Fact.MonitorChanged(turn.Now, call.Id, own.Supervisor, mode, own.Leg));
    }

    private static void Put(Turn turn, Call before, Call after)
    {
        turn.Put(after);
        Hearing.Follow(turn, before, after);
    }
}
