using Telephony.Distribution;
using Telephony.Exchange;

namespace Telephony.Calls;

/// <summary>A supervisor takes the call: he is its agent from now on, and the former agent wraps up. A private consult ends, a conference goes on with him;
/// an outside party who had the customer is released.</summary>
internal static class TakeOvers
{
    /// <summary>Makes a monitor whose leg is answered the agent.</summary>
    public static void TakeOver(Turn turn, Call call, CallMonitor monitor)
    {
        var supervisor = turn.Agent(monitor.Supervisor)!;
        turn.Tell(new Fact.MonitorEnded(turn.Now, call.Id, monitor.Supervisor, monitor.Mode, monitor.Leg, MonitorEndings.TookOver));
        turn.Tell(new Fact.CallTakenOver(turn.Now, call.Id, call.Agent, supervisor.Id, monitor.Leg));
        var taken = Vacated(turn, call) with
        {
            Phase = CallPhase.Talking,
            PhaseSince = turn.Now,
            Agent = supervisor.Id,
            AgentSince = turn.Now,
            Transfer = null,
            Monitors = call.Monitors.Remove(monitor),
        };
        turn.Put(taken);
        Presences.Move(turn, supervisor with { Monitoring = null, Interaction = call.Id, CallsToday = supervisor.CallsToday + 1 }, Presence.Busy, null, supervisor.Id.Value);
        Hearing.Follow(turn, call, taken);
        turn.Tell(new Fact.CallAnswered(turn.Now, call.Id, supervisor.Id, monitor.Leg));
    }

    private static Call Vacated(Turn turn, Call call)
    {
        if (call.Transfer is { Leg: var outside })
        {
            turn.Ask(new Effect.ReleaseLeg(outside));
            return call.Without(outside);
        }

        var single = call.Consult is { Phase: not ConsultPhase.Conference } ? Consults.LetGo(turn, call, ConsultEndings.TakenOver) : call;
        return Handover.Leave(turn, single, turn.Agent(call.Agent!.Value)!);
    }
}
