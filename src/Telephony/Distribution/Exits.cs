using Telephony.Calls;
using Telephony.Distribution.Plans;
using Telephony.Exchange;

namespace Telephony.Distribution;

/// <summary>Where callers go who cannot enter a queue or stay in it. Whatever the plan says, nobody runs in a circle and nobody is lost without a reason word.</summary>
internal static class Exits
{
    /// <summary>Why the queue does not take a caller now, or null when it does.</summary>
    public static ExitCause? CauseFor(ExchangeState state, QueueId queue)
    {
        if (!state.Plan.Queues.TryGetValue(queue, out var plan))
            return ExitCause.Full;
        if (!plan.IsOpen)
            return ExitCause.Closed;
        if (Waiting.IsFull(state, queue))
            return ExitCause.Full;
        return plan.Exits.Empty.Kind != ExitKind.Stay && Staffing.Of(state, plan) == 0 ? ExitCause.Empty : null;
    }

    /// <summary>The queue that an overflow rule sends a new caller to, or null.</summary>
    public static QueueId? OverflowOf(ExchangeState state, Call call, QueueId queue, DateTimeOffset now)
    {
        if (!state.Plan.Queues.TryGetValue(queue, out var plan) || plan.Overflow is not { } rule || rule.To == queue || call.Hops >= Limits.OverflowHops || CauseFor(state, rule.To) is not null)
            return null;
        var waiting = state.Calls.Values.Count(other => other.Queue == queue && Floor.Waits(other, now));
        if (waiting == 0)
            return null;
        var isCrowded = rule.CallersPerAgent is { } ratio && waiting + 1 > ratio * Staffing.Working(state, plan);
        return isCrowded || (rule.EstimateAbove is { } limit && WaitEstimates.OfNewcomer(state, queue) > limit) ? rule.To : null;
    }

    /// <summary>Sends the caller on by the queue's exit for the cause.</summary>
    public static void Take(Turn turn, Call call, QueueId queue, ExitCause cause)
    {
        var plan = turn.State.Plan.QueueOrDefault(queue);
        var exit = plan.Exits.Of(cause);
        var inside = call with { Queue = queue };
        switch (exit.Kind)
        {
            case ExitKind.Stay when cause == ExitCause.TimedOut:
                turn.Ask(new Effect.StartTimer(Timers.WaitOf(call), turn.Now + plan.MaxWait));
                break;
            case ExitKind.Stay when cause == ExitCause.Empty:
                Waiting.Join(turn, call, queue);
                break;
            case ExitKind.Queue when exit.Queue is { } other && call.Hops < Limits.OverflowHops && turn.State.Plan.Queues.ContainsKey(other):
                MoveOn(turn, call, queue, other, cause);
                break;
            case ExitKind.Callback when Callbacks.ForbidsRequest(turn.State, call) is null:
                Callbacks.Request(turn, inside, Turn.System);
                break;
            case ExitKind.Callback or ExitKind.Message:
                Messages.Begin(turn, inside);
                break;
            default:
                End(turn, inside, cause);
                break;
        }
    }

    /// <summary>From one queue to another, which has exits of its own. The wait goes on.</summary>
    public static void MoveOn(Turn turn, Call call, QueueId from, QueueId to, ExitCause cause)
    {
        turn.Tell(new Fact.CallMoved(turn.Now, call.Id, from, to, cause, Turn.System));
        Leave(turn, call);
        Waiting.Enter(turn, call with { Hops = call.Hops + 1 }, to);
    }

    /// <summary>Counts a caller who leaves a queue by rule while he waits in it.</summary>
    public static void Leave(Turn turn, Call call)
    {
        if (call.Phase == CallPhase.Waiting)
            turn.Count(call.Queue, counters => counters with { Overflowed = counters.Overflowed + 1 });
    }

    private static void End(Turn turn, Call call, ExitCause cause)
    {
        if (cause == ExitCause.TimedOut)
            turn.Count(call.Queue, counters => counters with { TimedOut = counters.TimedOut + 1 });
        Ending.End(turn, call, new Termination(TerminationClass.Refused, ReasonOf(cause), EndedBy.System));
    }

    private static string ReasonOf(ExitCause cause) => cause switch
    {
        ExitCause.Closed => TerminationReasons.QueueClosed,
        ExitCause.Empty => TerminationReasons.QueueEmpty,
        ExitCause.TimedOut => TerminationReasons.WaitedTooLong,
        _ => TerminationReasons.QueueFull,
    };
}
