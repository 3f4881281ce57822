using Telephony.Calls;
using Telephony.Exchange;
using Telephony.Ivr;

namespace Telephony.Distribution;

/// <summary>Call-back in the queue: the contact lives on without a line, keeps its place, and is offered like any caller; the agent who takes it has the customer dialled.
/// One for each customer; when he calls in, or asks a second time, the pending one is met and its place goes with him.</summary>
internal static class Callbacks
{
    /// <summary>The rule that forbids to call this caller back, or null.</summary>
    public static string? ForbidsRequest(ExchangeState state, Call call) =>
        call.Direction != CallDirection.Inbound || !Dialling.IsDialable(call.RemoteNumber) ? Rules.NumberIsNotDialable
        : state.Calls.Values.Count(other => other.Callback is not null) >= Limits.Callbacks ? Rules.TooManyCallbacks
        : null;

    /// <summary>Lets go of the line and keeps the place. A caller who was only about to enter the queue has it from now on.</summary>
    public static void Request(Turn turn, Call asking, string by)
    {
        var queue = asking.Queue!.Value;
        var plan = turn.State.Plan.QueueOrDefault(queue).Callback;
        var isNew = asking.Phase != CallPhase.Waiting;
        if (!isNew)
            turn.Ask(new Effect.CancelTimer(Timers.WaitOf(asking)));
        var call = Meet(turn, Quiet(turn, asking));
        var place = call with
        {
            Phase = CallPhase.Callback,
            PhaseSince = turn.Now,
            Queued = call.Queued ?? turn.Now,
            QueueEntered = isNew ? turn.Now : call.QueueEntered,
            QueueEntries = call.QueueEntries + 1,
            Callback = new CallbackPlace(turn.Now, turn.Now, 0),
        };
        if (isNew)
            turn.Tell(new Fact.CallQueued(turn.Now, call.Id, queue));
        turn.Count(queue, counters => counters with { Offered = counters.Offered + (isNew ? 1 : 0), CalledBack = counters.CalledBack + 1 });
        turn.Tell(new Fact.CallbackRequested(turn.Now, call.Id, queue, by));
        turn.Ask(new Effect.StartTimer(Timers.WaitOf(place), turn.Now + plan.KeepFor));
        turn.Put(place);
        Widening.Arm(turn, place);
        if (plan.Prompt is { } prompt)
            turn.Ask(new Effect.PlayPrompt(call.CustomerLeg, Prompts.In(call.Language, prompt), Loop: false));
        else
            LetGo(turn, place);
    }

    /// <summary>The caller heard that he will be called: his line is let go of.</summary>
    public static void LetGo(Turn turn, Call call)
    {
        turn.Ask(new Effect.ReleaseLeg(call.CustomerLeg));
        turn.Put(call.Without(call.CustomerLeg));
    }

    /// <summary>An agent took the call-back: his customer is dialled. With a browser phone or a SIP phone, his own leg is up already.</summary>
    public static void Dial(Turn turn, Call call, AgentState agent)
    {
        turn.Ask(new Effect.CancelTimer(Timers.Of(TimerKind.RingTimeout, call)));
        var dialling = call.WithAnswered(call.AgentLeg!.Id) with { Phase = CallPhase.Dialling, PhaseSince = turn.Now, Attempt = call.Attempt + 1 };
        turn.Tell(new Fact.CallbackDialled(turn.Now, call.Id, agent.Id, call.Callback!.Dials + 1));
        Dialling.DialCustomer(turn, dialling);
    }

    /// <summary>The customer's line is gone: he hung up as he was asked to, or could not be reached. A late word of the line that we let go of is nothing.</summary>
    public static void CustomerLegEnded(Turn turn, Call call, LegEnding ending)
    {
        if (call.Phase == CallPhase.Callback)
            turn.Put(call.Without(call.CustomerLeg));
        else if (ending == LegEnding.Released)
            turn.Ignore("the former line of this contact");
        else
            NotReached(turn, call, Terminations.WordOf(ending), call.CustomerLeg);
    }

    /// <summary>The dial failed: the place waits for the next one, or the contact ends after the last.</summary>
    public static void NotReached(Turn turn, Call call, string reason, LegId? gone = null)
    {
        var plan = turn.State.Plan.QueueOrDefault(call.Queue).Callback;
        var dials = call.Callback!.Dials + 1;
        if (dials > plan.Retries)
        {
            Ending.End(turn, call, new Termination(TerminationClass.NotReached, reason, EndedBy.System), gone);
            return;
        }

        var next = turn.Now + plan.Gap;
        turn.Tell(new Fact.CallbackMissed(turn.Now, call.Id, call.Agent!.Value, reason, next));
        var place = Back(turn, call, gone, fault: null) with { Callback = call.Callback with { Dials = dials, NotBefore = next } };
        WaitOn(turn, place);
        if (turn.Call(place.Id) is not null)
            turn.Ask(new Effect.StartTimer(Timers.Of(TimerKind.CallbackDue, place), next));
    }

    /// <summary>The agent is gone before the customer answered. It is no failed dial: another one takes it at once.</summary>
    public static void AgentLeft(Turn turn, Call call, LegId? gone, string? fault = null) => WaitOn(turn, Back(turn, call, gone, fault));

    /// <summary>The time of the next dial has come.</summary>
    public static void Due(Turn turn, Call call) => turn.Put(call);

    /// <summary>Nobody could be had in all the time.</summary>
    public static void Expire(Turn turn, Call call) =>
        Ending.End(turn, call, new Termination(TerminationClass.NotReached, TerminationReasons.CallbackExpired, EndedBy.System));

    /// <summary>Ends the pending call-back of the same customer, if there is one whom nobody dials yet, and gives its place to this call when that is the earlier one.</summary>
    public static Call Meet(Turn turn, Call call)
    {
        if (call.Direction != CallDirection.Inbound)
            return call;
        if (PendingOf(turn.State, call) is not { } pending)
            return call;
        turn.Tell(new Fact.PlaceResumed(turn.Now, call.Id, pending.Id, pending.Queued!.Value));
        Ending.End(turn, pending, new Termination(TerminationClass.Completed, TerminationReasons.CallbackMet, EndedBy.Customer));
        return call with { Queued = call.Queued < pending.Queued ? call.Queued : pending.Queued };
    }

    /// <summary>The place waits on, unless the customer has another one by now: while he was dialled for this one nobody could meet it.</summary>
    private static void WaitOn(Turn turn, Call place)
    {
        turn.Put(place);
        if (PendingOf(turn.State, place) is not { } other)
            return;
        Ending.End(turn, place, new Termination(TerminationClass.Completed, TerminationReasons.CallbackMet, EndedBy.System));
        turn.Put(other with { Queued = place.Queued < other.Queued ? place.Queued : other.Queued });
    }

    /// <summary>The customer's other call-back that waits or is being offered, or null.</summary>
    private static Call? PendingOf(ExchangeState state, Call call)
    {
        foreach (var (_, pending) in state.Calls)
            if (pending.Id != call.Id && pending is { Callback: not null, Phase: CallPhase.Callback or CallPhase.Offered } && IsSame(pending, call))
                return pending;
        return null;
    }

    /// <summary>Cancels what a call-back waits for.</summary>
    public static void CancelTimers(Turn turn, Call call)
    {
        turn.Ask(new Effect.CancelTimer(Timers.WaitOf(call)));
        turn.Ask(new Effect.CancelTimer(Timers.Of(TimerKind.CallbackDue, call)));
    }

    private static bool IsSame(Call one, Call other) =>
        (one.CustomerRef is { } customer && customer == other.CustomerRef)
        || (Dialling.IsDialable(one.RemoteNumber) && one.RemoteNumber == other.RemoteNumber);

    /// <summary>Without its agent, whose state is settled, and without a line.</summary>
    private static Call Back(Turn turn, Call call, LegId? gone, string? fault)
    {
        turn.Ask(new Effect.CancelTimer(Timers.Of(TimerKind.DialTimeout, call)));
        foreach (var leg in call.Legs)
            if (leg.Id != gone)
                Ending.Release(turn, leg);
        var agent = turn.Agent(call.Agent!.Value)!;
        var place = call with { Phase = CallPhase.Callback, PhaseSince = turn.Now, Agent = null, Offered = null, Why = null, Legs = [] };
        turn.Put(place);
        Presences.Settle(turn, agent, fault);
        return place;
    }

    /// <summary>Nobody listens and nothing is recorded any more.</summary>
    private static Call Quiet(Turn turn, Call call)
    {
        var alone = Monitors.SendAway(turn, call);
        if (alone.Recording)
            turn.Ask(new Effect.StopRecording(call.CustomerLeg));
        return alone with { Recording = false, Announcing = [] };
    }
}
