using Telephony.Distribution;
using Telephony.Exchange;

namespace Telephony.Calls;

/// <summary>Blind transfer: the agent lets go at once and the customer hears ring-back until the target answers. Whatever goes wrong then, the customer is not lost.</summary>
internal static class Transfers
{
    public static void Blind(Turn turn, Input.BlindTransfer transfer)
    {
        if (turn.Own(transfer.Agent, transfer.Interaction, CallPhase.Talking, CallPhase.Held) is not var (agent, call))
            return;
        if (call.Consult is not null)
            turn.Refuse(Rules.ConsultIsRunning);
        else if (Targets.ForbidsTransfer(turn.State, agent.Id, transfer.Target) is { } rule)
            turn.Refuse(rule);
        else
            Begin(turn, call, agent, transfer);
    }

    /// <summary>The agent who was rung took the customer.</summary>
    public static void Accept(Turn turn, Call call, AgentState agent)
    {
        Talking.Connect(turn, call, agent);
        turn.Ask(new Effect.CancelTimer(Timers.Of(TimerKind.RingTimeout, call)));
    }

    /// <summary>The outside party answered: he and the customer hear each other, with no agent in the call. The recorder goes on.</summary>
    public static void OutsideAnswered(Turn turn, Call call)
    {
        turn.Ask(new Effect.CancelTimer(Timers.Of(TimerKind.DialTimeout, call)));
        var outside = call.WithAnswered(call.Transfer!.Leg) with { Phase = CallPhase.TransferredOut, PhaseSince = turn.Now };
        turn.Put(outside);
        Hearing.Follow(turn, call, outside);
        TellOutside(turn, outside);
    }

    /// <summary>History learns the number of an outside party who is with the customer now.</summary>
    public static void TellOutside(Turn turn, Call call)
    {
        if (call.Transfer is { Target: TransferTarget.ToNumber to, Leg: var leg })
            turn.Tell(new Fact.OutsideAnswered(turn.Now, call.Id, leg, to.Number));
    }

    /// <summary>The outside party's leg is gone: before he answered the transfer failed; afterwards he hung up, or the network lost him and the customer goes back.</summary>
    public static void OutsideEnded(Turn turn, Call call, LegEnding ending)
    {
        var leg = call.Transfer!.Leg;
        if (call.Phase == CallPhase.TransferredOut && ending == LegEnding.HungUp)
            Ending.End(turn, call, new Termination(TerminationClass.Completed, TerminationReasons.Hangup, EndedBy.OutsideParty), leg);
        else
            OutsideFailed(turn, call, Terminations.WordOf(ending), leg);
    }

    /// <summary>Nobody picked up outside.</summary>
    public static void RangOut(Turn turn, Call call) => OutsideFailed(turn, call, TerminationReasons.NoAnswer, gone: null);

    private static void Begin(Turn turn, Call call, AgentState agent, Input.BlindTransfer command)
    {
        var target = command.Target;
        LegId? leg = target is TransferTarget.ToQueue ? null : new LegId(call.Id, call.NextLegNumber);
        turn.Tell(new Fact.CallTransferred(turn.Now, call.Id, agent.Id, target, TransferKind.Blind, leg) { By = command.By == agent.Id.Value ? null : command.By });
        var left = Handover.Leave(turn, call, agent) with { Passed = [agent.Id] };
        if (target is TransferTarget.ToQueue to)
        {
            Hearing.Rewire(turn, call, left with { Phase = CallPhase.Waiting });
            Waiting.Join(turn, left, to.Queue);
            return;
        }

        var transferring = left with { Phase = CallPhase.Transferring, PhaseSince = turn.Now };
        var rung = target is TransferTarget.ToNumber number
            ? Dialling.DialOutside(turn, transferring, number, (dialled, id) => dialled with { Transfer = new(agent.Id, target, TransferKind.Blind, id, IsReturn: false) })
            : Offering.RingTarget(turn, transferring, Targets.Colleague(turn.State, target)!, new(agent.Id, target, TransferKind.Blind, leg!.Value, IsReturn: false));
        Hearing.Follow(turn, call, rung);
    }

    private static void OutsideFailed(Turn turn, Call call, string reason, LegId? gone)
    {
        var leg = call.Legs.First(own => own.Id == call.Transfer!.Leg);
        if (call.Phase == CallPhase.Transferring)
            turn.Ask(new Effect.CancelTimer(Timers.Of(TimerKind.DialTimeout, call)));
        if (leg.Id != gone)
            Ending.Release(turn, leg);
        Returns.Return(turn, call, call with { Legs = call.Legs.Remove(leg) }, reason);
    }
}
