using Telephony.Calls;
using Telephony.Distribution.Strategies;
using Telephony.Exchange;

namespace Telephony.Distribution.Routing;

/// <summary>Whom a queue would choose for a caller at this instant, by the very rules of the exchange and without changing anything: shown to the administrator who edits them.</summary>
public static class RoutingPreview
{
    private static readonly InteractionId Nobody = new(Guid.Empty);

    /// <summary>The choice for a caller without a case of his own, as if nobody waited before him.</summary>
    /// <param name="state">The truth now.</param>
    /// <param name="queue">The queue; part of the state's plan.</param>
    /// <param name="waited">How long he has waited; decides the widening ring.</param>
    /// <param name="now">The exchange's clock.</param>
    /// <returns>The agent and why, or null when nobody free may have him.</returns>
    public static (AgentId Agent, RoutingDecision Why)? Of(ExchangeState state, QueueId queue, TimeSpan waited, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (!state.Plan.Queues.TryGetValue(queue, out var plan))
            return null;
        var call = Imagined(queue, now - waited);
        var contest = new Contest(state, Demand.Of(state, call, plan, now), Floor.LastOf(state, plan), now);
        var candidates = new List<Candidate>();
        new FreeAgents(state).Fill(candidates, call, contest);
        if (candidates.Count == 0)
            return null;
        var (agent, why) = Decisions.Choose(candidates, call, contest);
        return (agent.Id, why);
    }

    private static Call Imagined(QueueId queue, DateTimeOffset since) => new()
    {
        Id = Nobody,
        Direction = CallDirection.Inbound,
        RemoteNumber = string.Empty,
        LocalNumber = string.Empty,
        Trunk = string.Empty,
        Phase = CallPhase.Waiting,
        PhaseSince = since,
        Received = since,
        Queued = since,
        QueueEntered = since,
        Queue = queue,
    };
}
