using System.Globalization;
using Telephony.Distribution;
using Telephony.Exchange;

namespace Telephony.Calls;

/// <summary>Park and pick up: the agent lets go of his customer, who hears music in a place that everybody sees, until somebody picks him up. Nobody stays there for ever: when the
/// time is over he comes back to who parked him, if that one is free or still wraps up this very call, else to his queue at his old place. The recorder goes on through everything.</summary>
internal static class Parking
{
    public static void Park(Turn turn, Input.Park park)
    {
        if (turn.Own(park.Agent, park.Interaction, CallPhase.Talking, CallPhase.Held) is not var (agent, call))
            return;
        if (call.Consult is not null)
            turn.Refuse(Rules.ConsultIsRunning);
        else if (turn.State.Calls.Values.Count(other => other.Parked?.By == agent.Id) >= Limits.ParkedByAgent)
            turn.Refuse(Refusal.Of(Rules.TooManyParked, ("limit", Limits.ParkedByAgent.ToString(CultureInfo.InvariantCulture))));
        else if (turn.State.Calls.Values.Count(other => other.Phase == CallPhase.Parked) >= Limits.Parked)
            turn.Refuse(Refusal.Of(Rules.TooManyParked, ("limit", Limits.Parked.ToString(CultureInfo.InvariantCulture))));
        else
            Begin(turn, call, agent);
    }

    public static void PickUp(Turn turn, Input.PickUpParked pickUp)
    {
        if (turn.Call(pickUp.Interaction) is not { } call)
            turn.Refuse(Rules.CallIsGone);
        else if (call.Phase != CallPhase.Parked)
            turn.Refuse(Rules.CallIsNotParked);
        else if (turn.Agent(pickUp.Agent) is not { } agent)
            turn.Refuse(Rules.AgentIsUnknown);
        else if (!turn.State.Plan.Agents.ContainsKey(agent.Id))
            turn.Refuse(Rules.AgentIsUnknown);
        else if (Forbids(agent, call.Id) is { } rule)
            turn.Refuse(rule);
        else
            Take(turn, call, agent);
    }

    /// <summary>Nobody picked him up in time.</summary>
    public static void Over(Turn turn, Call call)
    {
        var transfer = new RunningTransfer(call.Parked!.By, new TransferTarget.ToAgent(call.Parked.By), TransferKind.Blind, call.CustomerLeg, IsReturn: false);
        if (!Returns.ComeBack(turn, call, Left(call), transfer, () => turn.Tell(new Fact.CallUnparked(turn.Now, call.Id, null, ParkingEndings.TimedOut))))
            StayOn(turn, call);
    }

    private static void Begin(Turn turn, Call call, AgentState agent)
    {
        turn.Tell(new Fact.CallParked(turn.Now, call.Id, agent.Id));
        var parked = Handover.Leave(turn, call, agent) with
        {
            Phase = CallPhase.Parked,
            PhaseSince = turn.Now,
            Attempt = call.Attempt + 1,
            Passed = [],
            Parked = new ParkedPlace(agent.Id, turn.Now, turn.Now + turn.State.Plan.ParkLimit),
        };
        turn.Put(parked);
        Hearing.Follow(turn, call, parked);
        Arm(turn, parked);
    }

    /// <summary>A floor without a single queue, and its parker gone: better music than a dead line.</summary>
    private static void StayOn(Turn turn, Call call)
    {
        var longer = call with { Attempt = call.Attempt + 1, Parked = call.Parked! with { Until = turn.Now + turn.State.Plan.ParkLimit } };
        turn.Put(longer);
        Arm(turn, longer);
    }

    /// <summary>At the browser he has him at once; a SIP phone rings as for a transfer, and when it is not picked up the customer goes where transferred ones go.</summary>
    private static void Take(Turn turn, Call call, AgentState agent)
    {
        turn.Ask(new Effect.CancelTimer(Timers.Of(TimerKind.ParkOver, call)));
        turn.Tell(new Fact.CallUnparked(turn.Now, call.Id, agent.Id, ParkingEndings.PickedUp));
        if (agent.Presence == Presence.WrapUp)
            WrapUps.CutShort(turn, agent);
        var free = turn.Agent(agent.Id)!;
        var taker = free.Presence == Presence.Ready ? free : free with { AfterCall = free.Presence, AfterCallReason = free.Reason };
        var leg = new LegId(call.Id, call.NextLegNumber);
        if (agent.Device == AgentDevice.Phone)
        {
            var transfer = new RunningTransfer(call.Parked!.By, new TransferTarget.ToAgent(agent.Id), TransferKind.Blind, leg, IsReturn: false);
            var ringing = Left(call) with { Phase = CallPhase.Transferring, PhaseSince = turn.Now };
            Hearing.Follow(turn, call, Offering.RingTarget(turn, ringing, taker, transfer));
            return;
        }

        turn.Ask(new Effect.UseBrowser(leg, agent.Id));
        var taken = call with { Agent = agent.Id, NextLegNumber = call.NextLegNumber + 1, Parked = null, Legs = call.Legs.Add(new Leg(leg, agent.Id, agent.Device, Answered: true)) };
        Talking.Connect(turn, taken, taker with { Interaction = call.Id, Attempt = taker.Attempt + 1 });
    }

    private static void Arm(Turn turn, Call call) => turn.Ask(new Effect.StartTimer(Timers.Of(TimerKind.ParkOver, call), call.Parked!.Until));

    private static Call Left(Call call) => call with { Parked = null };

    private static string? Forbids(AgentState agent, InteractionId call) =>
        agent.Presence == Presence.SignedOut ? Rules.AgentIsSignedOut
        : agent.Interaction is { } own && !(own == call && agent.Presence == Presence.WrapUp) ? Rules.AgentIsOnACall
        : agent.Monitoring is not null ? Rules.AgentIsMonitoring
        : !agent.DeviceAvailable ? Rules.ReadyNeedsADevice
        : null;
}
