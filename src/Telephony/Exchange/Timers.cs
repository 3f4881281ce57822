using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Ivr.Flows;

namespace Telephony.Exchange;

/// <summary>Names timers and leads their firings to whom they belong. Cancelling is a courtesy to the timer service: the attempt decides.</summary>
internal static class Timers
{
    /// <summary>A timer of one offer, menu round or dialled party.</summary>
    public static TimerKey Of(TimerKind kind, Call call) => new(kind, call.Id.ToString(), call.Attempt);

    /// <summary>The limit of one stay in a queue.</summary>
    public static TimerKey WaitOf(Call call) => StayOf(TimerKind.WaitedTooLong, call);

    /// <summary>A timer of one stay in a queue.</summary>
    public static TimerKey StayOf(TimerKind kind, Call call) => new(kind, call.Id.ToString(), call.QueueEntries);

    /// <summary>A timer of one wrap-up or one loss of a device.</summary>
    public static TimerKey Of(TimerKind kind, AgentState agent) => new(kind, agent.Id.Value, agent.Attempt);

    public static void Fired(Turn turn, TimerKey timer)
    {
        switch (timer.Kind)
        {
            case TimerKind.MenuSilence when Current(turn, timer, CallPhase.Menu) is { } call:
                FlowKeys.Silence(turn, call);
                break;
            case TimerKind.FlowAnswer when Current(turn, timer, CallPhase.Greeting) is { Ivr.Stage: FlowStage.Asking } call:
                FlowQuestions.Late(turn, call);
                break;
            case TimerKind.RingTimeout when Current(turn, timer, CallPhase.Offered) is { } call:
                Offering.RangOut(turn, call);
                break;
            case TimerKind.RingTimeout when Current(turn, timer, CallPhase.Transferring) is { Agent: not null } call:
                Offering.RangOut(turn, call);
                break;
            case TimerKind.DialTimeout when Current(turn, timer, CallPhase.Transferring) is { Agent: null } call:
                Transfers.RangOut(turn, call);
                break;
            case TimerKind.DialTimeout when Current(turn, timer, CallPhase.Dialling) is { } call:
                Dialling.RangOut(turn, call);
                break;
            case TimerKind.RingTimeout or TimerKind.DialTimeout when CallOf(turn, timer) is { Consult.Phase: ConsultPhase.Ringing } call && timer == Consults.TimerOf(call):
                Consults.RangOut(turn, call);
                break;
            case TimerKind.MonitorRing when Rung(turn, timer) is { } supervisor:
                Monitors.Leave(turn, supervisor, MonitorEndings.NoAnswer);
                break;
            case TimerKind.WaitedTooLong when CallOf(turn, timer) is { } call && timer == WaitOf(call):
                Waiting.TooLong(turn, call);
                break;
            case TimerKind.Widening when CallOf(turn, timer) is { Phase: CallPhase.Waiting or CallPhase.Offered or CallPhase.Callback } call && timer.Attempt == call.QueueEntries:
                Widening.Over(turn, call);
                break;
            case TimerKind.Comfort when CallOf(turn, timer) is { Phase: CallPhase.Waiting or CallPhase.Offered, Callback: null } call && timer.Attempt == call.QueueEntries:
                Comfort.Due(turn, call);
                break;
            case TimerKind.CallbackDue when Current(turn, timer, CallPhase.Callback) is { } call:
                Callbacks.Due(turn, call);
                break;
            case TimerKind.MessageOver when Current(turn, timer, CallPhase.Message) is { } call:
                Messages.Over(turn, call);
                break;
            case TimerKind.ParkOver when Current(turn, timer, CallPhase.Parked) is { } call:
                Parking.Over(turn, call);
                break;
            case TimerKind.DesktopGrace when Current(turn, timer, Presence.Ready) is { } agent:
                Desktops.GraceOver(turn, agent);
                break;
            case TimerKind.NotReadyLimit when turn.Agent(new AgentId(timer.Owner)) is { } agent:
                NotReadyLimits.Over(turn, agent);
                break;
            case TimerKind.WrapUpOver when Current(turn, timer, Presence.WrapUp) is { } agent:
                WrapUps.Over(turn, agent);
                break;
            case TimerKind.DeviceGrace when Current(turn, timer, Presence.Busy) is { } agent:
                Devices.GraceOver(turn, agent);
                break;
            default:
                turn.Ignore("late timer");
                break;
        }
    }

    private static Call? Current(Turn turn, TimerKey timer, CallPhase phase) =>
        CallOf(turn, timer) is { } call && call.Phase == phase && call.Attempt == timer.Attempt ? call : null;

    private static AgentState? Current(Turn turn, TimerKey timer, Presence presence) =>
        turn.Agent(new AgentId(timer.Owner)) is { } agent && agent.Presence == presence && agent.Attempt == timer.Attempt ? agent : null;

    private static AgentState? Rung(Turn turn, TimerKey timer) =>
        turn.Agent(new AgentId(timer.Owner)) is { Monitoring: { } id } supervisor && supervisor.Attempt == timer.Attempt
        && turn.Call(id)!.Legs.Any(leg => leg.Agent == supervisor.Id && !leg.Answered) ? supervisor : null;

    private static Call? CallOf(Turn turn, TimerKey timer) =>
        Guid.TryParseExact(timer.Owner, "D", out var id) ? turn.Call(new InteractionId(id)) : null;
}
