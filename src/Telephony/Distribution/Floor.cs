using Telephony.Calls;
using Telephony.Distribution.Plans;
using Telephony.Distribution.Routing;
using Telephony.Distribution.Strategies;
using Telephony.Exchange;

namespace Telephony.Distribution;

/// <summary>The join of waiting calls and free agents, over all queues at once: fairness is one order.</summary>
internal static class Floor
{
    /// <summary>Offers waiting calls in the order of their places until nothing matches. An offer only takes away from both sides, so one pass is enough.</summary>
    public static void Match(Turn turn)
    {
        var free = new FreeAgents(turn.State);
        if (free.IsEmpty)
            return;

        var line = LineFor(free, turn.State, turn.Now);
        var candidates = new List<Candidate>();
        while (!free.IsEmpty && line.TryDequeue(out var call, out _))
            Serve(turn, call, free, candidates);
    }

    /// <summary>Whether the agent may be offered a call now: ready, his device there, and his desktop not gone.</summary>
    public static bool IsFree(AgentState agent) => agent is { Presence: Presence.Ready, DeviceAvailable: true, IsHere: true };

    /// <summary>Whether the call waits to be offered: a live caller, or a call-back whose time has come and whose line is let go of.</summary>
    public static bool Waits(Call call, DateTimeOffset now) => call.Phase switch
    {
        CallPhase.Waiting => true,
        CallPhase.Callback => call.Legs.IsEmpty && call.Callback!.NotBefore <= now,
        _ => false,
    };

    private static void Serve(Turn turn, Call call, FreeAgents free, List<Candidate> candidates)
    {
        var queue = turn.State.Plan.Queues[call.Queue!.Value];
        if (call.Ties.Length == 0 && free.IsExhausted(queue, Demand.RingAt(queue, Routing.Waits.Waited(call, turn.Now))))
            return;
        var contest = new Contest(turn.State, Demand.Of(turn.State, call, queue, turn.Now), LastOf(turn.State, queue), turn.Now);
        free.Fill(candidates, call, contest);
        if (candidates.Count == 0)
        {
            if (call.Needs.Length == 0 && call.Ties.Length == 0)
                free.Exhaust(queue, contest.Demand.Ring);
            return;
        }

        var (best, decision) = Decisions.Choose(candidates, call, contest);
        var rung = queue.Strategy == StrategyKind.RingAll ? RingingTogether.Others(candidates, best) : [];
        Offering.Offer(turn, call, best, decision, rung);
        free.Take(best);
        foreach (var other in rung)
            free.Take(other);
    }

    /// <summary>The callers whom one of the free agents could take; a heap, because mostly one is taken and hundreds stay.</summary>
    private static PriorityQueue<Call, (DateTimeOffset Since, InteractionId Id)> LineFor(FreeAgents free, ExchangeState state, DateTimeOffset now)
    {
        var line = new List<(Call, (DateTimeOffset, InteractionId))>();
        foreach (var (_, call) in state.Calls)
            if (Waits(call, now) && call.Queue is { } id && state.Plan.Queues.TryGetValue(id, out var queue) && free.MayServe(call, queue))
                line.Add((call, Routing.Waits.PlaceOf(state.Plan, call)));
        return new PriorityQueue<Call, (DateTimeOffset Since, InteractionId Id)>(line);
    }

    /// <summary>Round robin: where the last one who was rung stands among the members.</summary>
    internal static int LastOf(ExchangeState state, QueuePlan queue) =>
        queue.Strategy == StrategyKind.RoundRobin && state.LastRung.TryGetValue(queue.Id, out var last) ? queue.Members.IndexOf(last) : -1;
}
