using System.Globalization;
using Telephony.Calls;
using Telephony.Distribution.Routing;
using Telephony.Exchange;

namespace Telephony.Distribution;

/// <summary>What supervisors do with waiting callers: move, give to an agent, pick up, re-prioritise, send to call-back. Each names who did it; none costs wait time.</summary>
internal static class QueueSurgery
{
    public static void Move(Turn turn, Input.MoveWaiting move)
    {
        if (InLine(turn, move.Interaction) is not { } call)
            return;
        if (move.Target is TransferTarget.ToQueue to)
            MoveTo(turn, call, to.Queue, move.By);
        else if (move.Target is TransferTarget.ToNumber)
            turn.Refuse(Rules.TransferTargetIsUnknown);
        else
            Give(turn, call, ((TransferTarget.ToAgent)move.Target).Agent);
    }

    public static void PickUp(Turn turn, Input.PickUpWaiting pickUp)
    {
        if (InLine(turn, pickUp.Interaction) is not { } call)
            return;
        if (turn.Agent(pickUp.Agent) is not { } agent)
            turn.Refuse(Rules.AgentIsUnknown);
        else if (Forbids(agent) is { } rule)
            turn.Refuse(rule);
        else
            Offering.Offer(turn, call, Reserved(agent, turn.Now), Decisions.Assigned(turn.State, call, turn.Now), []);
    }

    public static void Reprioritise(Turn turn, Input.Reprioritise change)
    {
        if (InLine(turn, change.Interaction) is not { } call)
            return;
        var minutes = Math.Clamp(change.Minutes, -Limits.PriorityMinutes, Limits.PriorityMinutes);
        var others = call.PriorityReasons.RemoveAll(reason => reason.Code == PriorityReasons.Supervisor);
        var changed = Waiting.Prioritised(call, minutes == 0 ? others : others.Add(new PriorityReason(PriorityReasons.Supervisor, minutes)));
        if (changed == call)
        {
            turn.Ignore("it has this priority");
            return;
        }

        turn.Put(changed);
        turn.Tell(new Fact.PriorityChanged(turn.Now, call.Id, minutes, change.By));
    }

    public static void SendToCallback(Turn turn, Input.SendToCallback send)
    {
        if (InLine(turn, send.Interaction) is not { } call)
            return;
        if (call.Phase == CallPhase.Callback)
            turn.Refuse(Rules.CallIsNotWaiting);
        else if (Callbacks.ForbidsRequest(turn.State, call) is not { } rule)
            Callbacks.Request(turn, call, send.By);
        else
            turn.Refuse(rule == Rules.TooManyCallbacks ? Refusal.Of(rule, ("limit", Limits.Callbacks.ToString(CultureInfo.InvariantCulture))) : Refusal.Of(rule));
    }

    private static void MoveTo(Turn turn, Call call, QueueId queue, string by)
    {
        if (!turn.State.Plan.Queues.TryGetValue(queue, out var plan))
            turn.Refuse(Rules.TransferTargetIsUnknown);
        else if (call.Queue == queue)
            turn.Ignore("it is there already");
        else if (!plan.IsOpen)
            turn.Refuse(Rules.QueueIsClosed);
        else if (Waiting.IsFull(turn.State, queue))
            turn.Refuse(Rules.TransferQueueIsFull);
        else
            MoveOver(turn, call, queue, by);
    }

    /// <summary>A call-back keeps being one: the queue where it was asked for counted it, and no other does.</summary>
    private static void MoveOver(Turn turn, Call call, QueueId queue, string by)
    {
        turn.Tell(new Fact.CallMoved(turn.Now, call.Id, call.Queue!.Value, queue, null, by));
        Exits.Leave(turn, call);
        if (call.Phase == CallPhase.Waiting)
            Waiting.Join(turn, call, queue);
        else
            PutOver(turn, call with { Queue = queue });
    }

    private static void PutOver(Turn turn, Call call)
    {
        turn.Put(call);
        Widening.Arm(turn, call);
    }

    private static void Give(Turn turn, Call call, AgentId id)
    {
        if (turn.Agent(id) is not { } agent)
            turn.Refuse(Rules.TransferTargetIsUnknown);
        else if (!Floor.IsFree(agent))
            turn.Refuse(Rules.TransferTargetIsNotFree);
        else
            Offering.Offer(turn, call, agent, Decisions.Assigned(turn.State, call, turn.Now), []);
    }

    /// <summary>The caller who waits, live or for a call-back whose line is let go of; otherwise the command is refused and null comes back.</summary>
    private static Call? InLine(Turn turn, InteractionId interaction)
    {
        var call = turn.Call(interaction);
        if (call is { Phase: CallPhase.Waiting } or { Phase: CallPhase.Callback, Legs.IsEmpty: true })
            return call;
        turn.Refuse(call is null ? Rules.CallIsGone : Rules.CallIsNotWaiting);
        return null;
    }

    private static string? Forbids(AgentState agent) =>
        agent.Presence == Presence.SignedOut ? Rules.AgentIsSignedOut
        : agent.Interaction is not null ? Rules.AgentIsOnACall
        : agent.Monitoring is not null ? Rules.AgentIsMonitoring
        : !agent.DeviceAvailable ? Rules.ReadyNeedsADevice
        : !agent.IsHere ? Rules.ReadyNeedsADesktop
        : null;

    /// <summary>One who is not ready is so again afterwards.</summary>
    private static AgentState Reserved(AgentState agent, DateTimeOffset now) => agent.Presence == Presence.Ready
        ? agent
        : agent with { AfterCall = agent.Presence, AfterCallReason = agent.Reason, ReadySince = now };
}
