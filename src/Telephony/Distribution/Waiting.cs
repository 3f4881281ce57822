using Telephony.Calls;
using Telephony.Exchange;

namespace Telephony.Distribution;

/// <summary>The lines of waiting callers.</summary>
internal static class Waiting
{
    /// <summary>Whether the queue has its maximum of callers, the one who is being offered included. A queue that is not configured holds nobody.</summary>
    public static bool IsFull(ExchangeState state, QueueId queue) =>
        !state.Plan.Queues.TryGetValue(queue, out var plan) || Count(state, queue) >= plan.MaxWaiting;

    /// <summary>From the entry flow into a queue, or out of the house when it filled up meanwhile.</summary>
    public static void Enter(Turn turn, Call call, QueueId queue)
    {
        if (IsFull(turn.State, queue))
            Ending.End(turn, call with { Queue = queue }, new Termination(TerminationClass.Refused, TerminationReasons.QueueFull, EndedBy.System));
        else
            Join(turn, call, queue);
    }

    /// <summary>Takes a place by the first time of queueing, whatever happened since: no wait is lost. For the counters it is a new
    /// entry, whose wait begins now: what was waited and talked before belongs to the answer that ended it.</summary>
    public static void Join(Turn turn, Call call, QueueId queue)
    {
        var plan = turn.State.Plan.QueueOrDefault(queue);
        var waiting = call with
        {
            Phase = CallPhase.Waiting,
            PhaseSince = turn.Now,
            Queue = queue,
            Queued = call.Queued ?? turn.Now,
            QueueEntered = call.Phase == CallPhase.Waiting ? call.QueueEntered : turn.Now,
            Offered = null,
            Answered = null,
            Agent = null,
            AgentSince = null,
            CountedQueue = null,
            QueueEntries = call.QueueEntries + 1,
        };
        turn.Put(waiting);
        turn.Count(queue, counters => counters with { Offered = counters.Offered + 1 });
        turn.Ask(new Effect.PlayPrompt(call.CustomerLeg, plan.Music, Loop: true));
        turn.Ask(new Effect.StartTimer(Timers.WaitOf(waiting), turn.Now + plan.MaxWait));
        turn.Tell(new Fact.CallQueued(turn.Now, call.Id, queue));
    }

    public static void Identified(Turn turn, Input.CallerIdentified identified)
    {
        if (turn.Call(identified.Interaction) is not { } call)
        {
            turn.Ignore("the call is gone");
            return;
        }

        var known = call with { CustomerRef = identified.CustomerRef, PriorityMinutes = Math.Clamp(identified.PriorityMinutes, 0, Limits.PriorityMinutes) };
        if (known == call)
            turn.Ignore("known already");
        else
            turn.Put(known);
    }

    /// <summary>The longest wait is over. A caller who is just being offered gets the rest of the ring: his answer may be a second away.</summary>
    public static void TooLong(Turn turn, Call call)
    {
        if (call.Phase == CallPhase.Waiting)
            Ending.End(turn, call, new Termination(TerminationClass.Refused, TerminationReasons.WaitedTooLong, EndedBy.System));
        else if (call.Phase == CallPhase.Offered)
            turn.Ask(new Effect.StartTimer(Timers.WaitOf(call), turn.Now + turn.State.Plan.QueueOrDefault(call.Queue).RingTimeout));
        else
            turn.Ignore("late timer");
    }

    /// <summary>A caller whose queue was taken out of the plan goes to the queue of the number he called; without one he stays until his longest wait.</summary>
    public static void MoveIfHomeless(Turn turn, Call call)
    {
        var plan = turn.State.Plan;
        var isHomeless = call is { Phase: CallPhase.Waiting, Queue: { } queue } && !plan.Queues.ContainsKey(queue);
        if (isHomeless && plan.Entries.TryGetValue(call.LocalNumber, out var entry) && plan.Queues.ContainsKey(entry.Queue))
            Join(turn, call, entry.Queue);
    }

    private static int Count(ExchangeState state, QueueId queue)
    {
        var count = 0;
        foreach (var (_, call) in state.Calls)
            if (call.Queue == queue && call.Phase is CallPhase.Waiting or CallPhase.Offered)
                count++;
        return count;
    }
}
