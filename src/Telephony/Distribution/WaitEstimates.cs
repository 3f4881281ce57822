using Telephony.Calls;
using Telephony.Distribution.Routing;
using Telephony.Exchange;

namespace Telephony.Distribution;

/// <summary>Position and estimated wait of callers, from the live state; contact-center.md §13 "EWT".</summary>
public static class WaitEstimates
{
    /// <summary>The caller's position in his queue, pending call-backs counted; 1 is next. Null when he does not wait in a queue.</summary>
    /// <param name="state">The truth now.</param>
    /// <param name="interaction">The contact.</param>
    public static int? PositionOf(ExchangeState state, InteractionId interaction)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Calls.TryGetValue(interaction, out var call) && IsInLine(call) ? Ahead(state, call) + 1 : null;
    }

    /// <summary>The caller's estimated wait; null when he does not wait in a queue of the plan or nobody works in it.</summary>
    /// <param name="state">The truth now.</param>
    /// <param name="interaction">The contact.</param>
    public static TimeSpan? Of(ExchangeState state, InteractionId interaction)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Calls.TryGetValue(interaction, out var call) && IsInLine(call) && state.Plan.Queues.TryGetValue(call.Queue!.Value, out var queue)
            ? Estimate(state, queue, Ahead(state, call))
            : null;
    }

    /// <summary>The estimated wait of somebody who would enter the queue now.</summary>
    /// <param name="state">The truth now.</param>
    /// <param name="queue">A queue of the plan.</param>
    public static TimeSpan? OfNewcomer(ExchangeState state, QueueId queue)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Plan.Queues.TryGetValue(queue, out var plan)
            ? Estimate(state, plan, state.Calls.Values.Count(call => call.Queue == queue && IsInLine(call)))
            : null;
    }

    /// <summary>Handling time × max(0, ahead − free) ÷ (staffed × share): every agent who works gives the queue the share of his time that he gave it in the last hour.</summary>
    private static TimeSpan? Estimate(ExchangeState state, QueuePlan queue, int ahead)
    {
        var staffed = Staffing.Working(state, queue);
        if (staffed == 0)
            return null;
        var free = queue.Members.Count(member => state.Agents.TryGetValue(member, out var agent) && Floor.IsFree(agent));
        var handling = state.Tempo.GetValueOrDefault(queue.Id, QueueTempo.Unknown).Handling;
        return handling * (Math.Max(0, ahead - free) / (staffed * ShareOf(state, queue)));
    }

    /// <summary>The part of its members' contact time that went to the queue, at least a twentieth: a queue that had no call for an hour is not an endless wait.</summary>
    private static double ShareOf(ExchangeState state, QueuePlan queue)
    {
        long own = 0, all = 0;
        foreach (var member in queue.Members)
            if (state.Agents.TryGetValue(member, out var agent))
            {
                own += agent.Work.ContactMs(queue.Id);
                all += agent.Work.ContactMs(null);
            }

        return all == 0 ? 1 : Math.Max(0.05, (double)own / all);
    }

    private static bool IsInLine(Call call) => call is { Phase: CallPhase.Waiting or CallPhase.Offered or CallPhase.Callback, Queue: not null };

    private static int Ahead(ExchangeState state, Call call)
    {
        var place = Waits.PlaceOf(state.Plan, call);
        return state.Calls.Values.Count(other => other.Queue == call.Queue && IsInLine(other) && Waits.PlaceOf(state.Plan, other).CompareTo(place) < 0);
    }
}
