using Telephony.Calls;
using Telephony.Distribution.Routing;
using Telephony.Exchange;

namespace Telephony.Distribution;

/// <summary>Rings widen by the wall clock, also while an agent is rung: a timer asks for the next instant at which more agents may take the caller.</summary>
internal static class Widening
{
    /// <summary>Asks for the next instant, if there is one.</summary>
    public static void Arm(Turn turn, Call call)
    {
        if (call is { Phase: CallPhase.Waiting or CallPhase.Offered or CallPhase.Callback, QueueEntered: { } entered } && Next(turn, call) is { } next)
            turn.Ask(new Effect.StartTimer(Timers.StayOf(TimerKind.Widening, call), entered + next));
    }

    /// <summary>The instant has come: the call is matched anew, and the next instant asked for.</summary>
    public static void Over(Turn turn, Call call)
    {
        turn.Put(call);
        Arm(turn, call);
    }

    private static TimeSpan? Next(Turn turn, Call call)
    {
        if (!turn.State.Plan.Queues.TryGetValue(call.Queue!.Value, out var queue))
            return null;
        var waited = Waits.Waited(call, turn.Now);
        TimeSpan? next = call.Ties.Length > 0 && queue.Sticky.Wait > waited ? queue.Sticky.Wait : null;
        var ring = Demand.RingAt(queue, waited);
        return ring < queue.Rings.Length && (next is null || queue.Rings[ring].After < next) ? queue.Rings[ring].After : next;
    }
}
