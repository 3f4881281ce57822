using Telephony.Distribution;
using Telephony.Exchange;
using Telephony.Ivr.Flows;

namespace Telephony.Calls;

/// <summary>The one way out: whatever ends a call, its legs, timers, recorder and agent are let go of here.</summary>
internal static class Ending
{
    /// <summary>Ends the call; <paramref name="gone"/> is the leg whose end is the reason and which is not for us to release.</summary>
    public static void End(Turn turn, Call call, Termination termination, LegId? gone = null)
    {
        foreach (var leg in call.Legs)
            if (leg.Id != gone)
                Release(turn, leg);
        CancelTimer(turn, call);
        if (call.Ivr is not null)
            FlowRunner.Abandoned(turn, call);
        if (call.Recording)
            turn.Ask(new Effect.StopRecording(call.CustomerLeg));
        if (call is { Phase: CallPhase.Offered or CallPhase.Transferring, Agent: { } rung })
            turn.Tell(new Fact.OfferEnded(turn.Now, call.Id, rung, OfferEndings.CallEnded));
        foreach (var other in call.RungToo)
            turn.Tell(new Fact.OfferEnded(turn.Now, call.Id, other, OfferEndings.CallEnded));

        if (call.Consult is not null)
            EndConsult(turn, call);
        turn.Remove(call);
        KeptPlaces.Keep(turn, call, termination);
        turn.Tell(new Fact.CallEnded(turn.Now, call.Id, call.Phase is CallPhase.Offered or CallPhase.Transferring ? null : call.Agent, call.Queue, termination));
        Count(turn, call, termination);
        if (call.Agent is { } id && turn.Agent(id) is { } agent)
            LetGo(turn, call, agent, termination);
        foreach (var other in call.RungToo)
            Presences.Settle(turn, turn.Agent(other)!);
        foreach (var monitor in call.Monitors)
            EndMonitor(turn, call, monitor);
    }

    /// <summary>Releases a leg; one that still rings at an agent is an offer to withdraw.</summary>
    public static void Release(Turn turn, Leg leg) => turn.Ask(leg is { Agent: { } agent, Device: { } device, Answered: false }
        ? new Effect.WithdrawOffer(leg.Id, agent, device)
        : new Effect.ReleaseLeg(leg.Id));

    private static void EndConsult(Turn turn, Call call)
    {
        if (call.Consult!.Phase == ConsultPhase.Ringing)
            turn.Ask(new Effect.CancelTimer(Consults.TimerOf(call)));
        Consults.End(turn, call, ConsultEndings.CallEnded);
    }

    private static void EndMonitor(Turn turn, Call call, CallMonitor monitor)
    {
        if (!call.IsAnswered(monitor.Leg))
            turn.Ask(new Effect.CancelTimer(Timers.Of(TimerKind.MonitorRing, turn.Agent(monitor.Supervisor)!)));
        Monitors.End(turn, call, monitor, MonitorEndings.CallEnded);
    }

    private static void CancelTimer(Turn turn, Call call)
    {
        if (call.Phase is CallPhase.Waiting or CallPhase.Offered)
            turn.Ask(new Effect.CancelTimer(Timers.WaitOf(call)));
        if (call.Phase == CallPhase.Callback)
            Callbacks.CancelTimers(turn, call);
        TimerKind? kind = call.Phase switch
        {
            CallPhase.Message => TimerKind.MessageOver,
            CallPhase.Parked => TimerKind.ParkOver,
            CallPhase.Menu => TimerKind.MenuSilence,
            CallPhase.Greeting when call.Ivr?.Stage == FlowStage.Asking => TimerKind.FlowAnswer,
            CallPhase.Offered => TimerKind.RingTimeout,
            CallPhase.Dialling => TimerKind.DialTimeout,
            CallPhase.Transferring => call.Agent is null ? TimerKind.DialTimeout : TimerKind.RingTimeout,
            _ => null,
        };
        if (kind is { } running)
            turn.Ask(new Effect.CancelTimer(Timers.Of(running, call)));
    }

    private static void Count(Turn turn, Call call, Termination termination)
    {
        if (termination.Reason == TerminationReasons.Abandon)
            turn.Count(call.Queue, counters => counters with { Abandoned = counters.Abandoned + 1 });
        else if (termination.Reason == TerminationReasons.ShortAbandon)
            turn.Count(call.Queue, counters => counters with { ShortAbandoned = counters.ShortAbandoned + 1 });
    }

    /// <summary>An agent who talked wraps up, unless the house closes; one who only rang or dialled is free as before.</summary>
    private static void LetGo(Turn turn, Call call, AgentState agent, Termination termination)
    {
        if (call.Phase is not (CallPhase.Talking or CallPhase.Held))
        {
            Presences.Settle(turn, agent);
            return;
        }

        Devices.StopGrace(turn, agent);
        WrapUps.Begin(turn, agent, call, isClosing: termination.Reason == TerminationReasons.Restart);
    }
}
