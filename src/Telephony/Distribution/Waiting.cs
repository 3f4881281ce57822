using System.Collections.Immutable;
using Telephony.Calls;
using Telephony.Distribution.Plans;
using Telephony.Distribution.Routing;
using Telephony.Exchange;

namespace Telephony.Distribution;

/// <summary>The lines of waiting callers.</summary>
internal static class Waiting
{
    /// <summary>Whether the queue has its maximum of callers, the one who is being offered included. A queue that is not configured holds nobody.</summary>
    public static bool IsFull(ExchangeState state, QueueId queue) =>
        !state.Plan.Queues.TryGetValue(queue, out var plan) || Count(state, queue) >= plan.MaxWaiting;

    /// <summary>From the entry flow or another queue into a queue, or by one of its exits when it does not take him.</summary>
    public static void Enter(Turn turn, Call call, QueueId queue)
    {
        if (Exits.CauseFor(turn.State, queue) is { } cause)
            Exits.Take(turn, call, queue, cause);
        else if (Exits.OverflowOf(turn.State, call, queue, turn.Now) is { } other)
            Exits.MoveOn(turn, call, queue, other, ExitCause.Overflow);
        else
            Join(turn, call, queue);
    }

    /// <summary>Takes a place by the first time of queueing, whatever happened since: no wait is lost. For the counters it is a new
    /// entry, whose wait begins now: what was waited and talked before belongs to the answer that ended it.</summary>
    public static void Join(Turn turn, Call arrived, QueueId queue)
    {
        var plan = turn.State.Plan.QueueOrDefault(queue);
        var call = KeptPlaces.Resume(turn, Callbacks.Meet(turn, arrived));
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
            Callback = null,
            Why = null,
            ComfortRounds = 0,
            Announcing = [],
            SaidMinutes = 0,
            StatusAsked = null,
            QueueEntries = call.QueueEntries + 1,
        };
        turn.Put(waiting);
        turn.Count(queue, counters => counters with { Offered = counters.Offered + 1 });
        turn.Ask(new Effect.PlayPrompt(call.CustomerLeg, plan.Music, Loop: true));
        turn.Ask(new Effect.StartTimer(Timers.WaitOf(waiting), turn.Now + plan.MaxWait));
        turn.Tell(new Fact.CallQueued(turn.Now, call.Id, queue));
        Widening.Arm(turn, waiting);
        Comfort.Arm(turn, waiting);
    }

    public static void Identified(Turn turn, Input.CallerIdentified identified)
    {
        if (turn.Call(identified.Interaction) is not { } call)
        {
            turn.Ignore("the call is gone");
            return;
        }

        var known = With(call, identified);
        if (known == call)
        {
            turn.Ignore("known already");
            return;
        }

        var met = Callbacks.Meet(turn, known);
        turn.Put(met);
        Widening.Arm(turn, met);
    }

    /// <summary>The caller told the flow who he is. A number that he keyed is better than the one he calls from.</summary>
    public static Call Known(Turn turn, Call call, Input.CallerIdentified identified) => Callbacks.Meet(turn, With(call, identified));

    private static Call With(Call call, Input.CallerIdentified identified)
    {
        var reasons = ReasonsOf(identified).AddRange(call.PriorityReasons.Where(reason => reason.Code is PriorityReasons.Supervisor or PriorityReasons.Flow));
        return Prioritised(call, reasons) with
        {
            CustomerRef = identified.CustomerRef,
            Needs = Same(call.Needs, identified.Needs, Limits.Needs),
            Ties = Same(call.Ties, identified.Ties, Limits.Ties),
        };
    }

    /// <summary>The call with these reasons and their sum, within the limits.</summary>
    public static Call Prioritised(Call call, ImmutableArray<PriorityReason> reasons) => call with
    {
        PriorityReasons = Same(call.PriorityReasons, reasons, Limits.PriorityReasons),
        PriorityMinutes = Math.Clamp(reasons.Sum(reason => reason.Minutes), 0, Limits.PriorityMinutes),
    };

    /// <summary>The longest wait is over. A caller who is just being offered, or called back, gets the rest of the ring: the answer may be a second away.</summary>
    public static void TooLong(Turn turn, Call call)
    {
        if (call.Phase == CallPhase.Waiting)
            Exits.Take(turn, call, call.Queue!.Value, ExitCause.TimedOut);
        else if (call.Phase == CallPhase.Callback)
            Callbacks.Expire(turn, call);
        else if (call.Phase == CallPhase.Offered)
            turn.Ask(new Effect.StartTimer(Timers.WaitOf(call), turn.Now + turn.State.Plan.QueueOrDefault(call.Queue).RingTimeout));
        else if (call is { Phase: CallPhase.Dialling, Callback: not null })
            turn.Ask(new Effect.StartTimer(Timers.WaitOf(call), turn.Now + Limits.DialTimeout));
        else
            turn.Ignore("late timer");
    }

    /// <summary>A new plan is in force: rings are read anew. A caller whose queue was taken out of the plan goes to the queue of the number he called; without one he stays until his longest wait.</summary>
    public static void Replanned(Turn turn, Call call)
    {
        MoveIfHomeless(turn, call);
        if (turn.Call(call.Id) is { } here)
            Widening.Arm(turn, here);
    }

    private static void MoveIfHomeless(Turn turn, Call call)
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
            if (call.Queue == queue && call.Phase is CallPhase.Waiting or CallPhase.Offered && call.Callback is null)
                count++;
        return count;
    }

    private static ImmutableArray<PriorityReason> ReasonsOf(Input.CallerIdentified identified) =>
        !identified.Reasons.IsDefaultOrEmpty ? [.. identified.Reasons.Take(Limits.PriorityReasons - 1)]
        : identified.PriorityMinutes > 0 ? [new PriorityReason(PriorityReasons.Unnamed, identified.PriorityMinutes)]
        : [];

    /// <summary>The new values within the limit, or the old array when they are the same: a record compares arrays by reference.</summary>
    private static ImmutableArray<T> Same<T>(ImmutableArray<T> old, ImmutableArray<T> given, int limit)
    {
        ImmutableArray<T> bounded = given.IsDefault ? [] : given.Length > limit ? given[..limit] : given;
        return old.SequenceEqual(bounded) ? old : bounded;
    }
}
