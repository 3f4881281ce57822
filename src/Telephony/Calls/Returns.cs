using Telephony.Distribution;
using Telephony.Exchange;

namespace Telephony.Calls;

/// <summary>Where a customer goes whose transfer failed. In this order: the queue he came by, at his old place; the agent who let go of him, if he is free or
/// still wraps up this very call; the first queue, by name, that this agent or the target serves; the first queue. Full or not: he is inside already.</summary>
internal static class Returns
{
    /// <summary>Tells that the transfer failed and finds the customer a place.</summary>
    /// <param name="turn">The step.</param>
    /// <param name="before">The call with its target, for the ears.</param>
    /// <param name="call">The call without the target's leg.</param>
    /// <param name="reason">Why, in a word.</param>
    public static void Return(Turn turn, Call before, Call call, string reason)
    {
        var transfer = call.Transfer!;
        turn.Tell(new Fact.TransferFailed(turn.Now, call.Id, transfer.From, reason));
        var free = call with { Transfer = null, Agent = null };
        if (Home(turn.State.Plan, call) is { } home)
            Queue(turn, before, free, home);
        else if (!transfer.IsReturn && Taker(turn, call, transfer.From) is { } agent)
            OfferBack(turn, before, free, transfer, agent);
        else if (Shelter(turn.State.Plan, transfer) is { } shelter)
            Queue(turn, before, free, shelter);
        else
            Ending.End(turn, free, new Termination(TerminationClass.Failed, TerminationReasons.TransferFailed, EndedBy.System));
    }

    /// <summary>Whoever let go of him is asked first, then the queues. Tells by <paramref name="tell"/> that he goes; false when there is nowhere to go, and nothing was done.</summary>
    public static bool ComeBack(Turn turn, Call before, Call call, RunningTransfer transfer, Action tell)
    {
        if (Taker(turn, call, transfer.From) is { } agent)
        {
            tell();
            OfferBack(turn, before, call, transfer, agent);
        }
        else if ((Home(turn.State.Plan, call) ?? Shelter(turn.State.Plan, transfer)) is { } queue)
        {
            tell();
            Queue(turn, before, call, queue);
        }
        else
        {
            return false;
        }

        return true;
    }

    private static QueueId? Home(FloorPlan plan, Call call)
    {
        if (call.Queue is not { } queue || plan.Queues.ContainsKey(queue))
            return call.Queue;
        return plan.Entries.TryGetValue(call.LocalNumber, out var entry) && plan.Queues.ContainsKey(entry.Queue) ? entry.Queue : null;
    }

    private static AgentState? Taker(Turn turn, Call call, AgentId from)
    {
        if (turn.Agent(from) is { Presence: Presence.WrapUp, DeviceAvailable: true, AfterCall: null or Presence.Ready } wrapping && wrapping.Interaction == call.Id)
            WrapUps.CutShort(turn, wrapping);
        return turn.Agent(from) is { } agent && Floor.IsFree(agent) ? agent : null;
    }

    private static QueueId? Shelter(FloorPlan plan, RunningTransfer transfer)
    {
        var target = (transfer.Target as TransferTarget.ToAgent)?.Agent;
        foreach (var (id, queue) in plan.Queues)
            if (queue.Members.Contains(transfer.From) || (target is { } agent && queue.Members.Contains(agent)))
                return id;
        foreach (var (id, _) in plan.Queues)
            return id;
        return null;
    }

    private static void Queue(Turn turn, Call before, Call call, QueueId queue)
    {
        Hearing.Rewire(turn, before, call with { Phase = CallPhase.Waiting });
        Waiting.Join(turn, call, queue);
    }

    private static void OfferBack(Turn turn, Call before, Call call, RunningTransfer failed, AgentState agent)
    {
        var transferring = call with { Phase = CallPhase.Transferring, PhaseSince = turn.Now };
        var back = failed with { Target = new TransferTarget.ToAgent(agent.Id), Leg = new LegId(call.Id, call.NextLegNumber), IsReturn = true };
        Hearing.Follow(turn, before, Offering.RingTarget(turn, transferring, agent, back));
    }
}
