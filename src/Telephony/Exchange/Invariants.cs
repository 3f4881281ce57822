using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Distribution.Routing;

namespace Telephony.Exchange;

/// <summary>What is true of the exchange at any instant, as one function: tests call it after every step, production after one step in many.</summary>
public static class Invariants
{
    /// <summary>Everything that is wrong with the state; empty for every state that <see cref="Exchange.Step"/> can reach from <see cref="ExchangeState.Empty"/>.</summary>
    /// <param name="state">The state to look at.</param>
    /// <returns>One sentence for each breach, with ids and no personal data.</returns>
    public static IReadOnlyList<string> Violations(ExchangeState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return [
            .. state.Calls.SelectMany(pair => CallAudit.Of(state, pair.Key, pair.Value)),
            .. state.Agents.SelectMany(pair => OfAgent(state, pair.Key, pair.Value)),
            .. OfFloor(state),
            .. state.Counters.SelectMany(pair => OfCounters(state, pair.Key, pair.Value)),
        ];
    }

    private static IEnumerable<string> OfAgent(ExchangeState state, AgentId id, AgentState agent)
    {
        var call = agent.Interaction is { } interaction ? state.Calls.GetValueOrDefault(interaction) : null;
        var isBound = agent.Presence is Presence.Ringing or Presence.Busy or Presence.WrapUp;
        if (agent.Id != id)
            yield return $"agent '{id}' is filed under a wrong name";
        if (isBound == agent.Interaction is null)
            yield return $"agent '{id}' is {agent.Presence} with call '{agent.Interaction}'";
        if (agent.Presence is Presence.Ringing or Presence.Busy && call?.Agent != id && call?.Consult?.Agent != id && call?.RungToo.Contains(id) != true)
            yield return $"agent '{id}' is {agent.Presence} for a call that is not his";
        if (agent.Presence == Presence.WrapUp != agent.WrapUpEnds is not null || (agent.Presence == Presence.WrapUp && (call?.Agent == id || call?.Consult?.Agent == id)))
            yield return $"agent '{id}' is {agent.Presence} with wrap-up until '{agent.WrapUpEnds}'";
        if (!isBound && agent.Monitoring is null && (agent.AfterCall is not null || agent.AfterCallReason is not null))
            yield return $"agent '{id}' keeps something of a call that is over";
        if (agent.Presence != Presence.WrapUp && (agent.HandledSince is not null || agent.HandledQueue is not null || agent.CountsHandling))
            yield return $"agent '{id}' is {agent.Presence} and counts a wrap-up";
        if (agent.Monitoring is { } monitored && !IsMonitor(state, monitored, agent))
            yield return $"agent '{id}' is {agent.Presence} and monitors call {monitored}, which does not agree";
        if (agent.AfterCall is Presence.Ringing or Presence.Busy or Presence.WrapUp)
            yield return $"agent '{id}' wants to be {agent.AfterCall}";
        if (agent.Presence == Presence.Ready && !agent.DeviceAvailable)
            yield return $"agent '{id}' is ready without a device";
        if (agent.Presence == Presence.NotReady == agent.Reason is null)
            yield return $"agent '{id}' is {agent.Presence} for reason '{agent.Reason}'";
        if (!isBound && !state.Plan.Agents.ContainsKey(id))
            yield return $"agent '{id}' is not configured";
    }

    private static IEnumerable<string> OfFloor(ExchangeState state)
    {
        foreach (var id in state.Plan.Agents.Keys)
            if (!state.Agents.ContainsKey(id))
                yield return $"agent '{id}' is configured and missing";

        var free = state.Agents.Values.Where(Floor.IsFree).Select(agent => agent.Id).ToHashSet();
        foreach (var call in state.Calls.Values)
            if (call is { Phase: CallPhase.Waiting, Queue: { } queue } && state.Plan.Queues.TryGetValue(queue, out var plan) && plan.Members.Any(agent => free.Contains(agent) && MayHaveAtOnce(state, call, plan, agent)))
                yield return $"call {call.Id} waits although an agent of '{queue}' is free";
        if (state.Calls.Values.Count(call => call.Phase == CallPhase.Parked) > Limits.Parked)
            yield return "too many customers are parked";
        if (state.KeptPlaces.Count > Limits.KeptPlaces)
            yield return "too many places are kept";
        var twice = state.Calls.Values.Where(call => call is { Callback: not null, Phase: CallPhase.Callback }).GroupBy(call => call.RemoteNumber, StringComparer.Ordinal).Any(customer => customer.Count() > 1);
        if (twice)
            yield return "one customer waits for two call-backs";
    }

    /// <summary>Whether the agent may have the call whatever the time is: no ring has to widen first and nobody is kept for it.</summary>
    private static bool MayHaveAtOnce(ExchangeState state, Call call, QueuePlan queue, AgentId agent) =>
        Demand.Of(state, call, queue, call.QueueEntered ?? DateTimeOffset.MinValue) is { IsKept: false } demand && demand.AllowsMember(state.Plan, call, agent);

    private static IEnumerable<string> OfCounters(ExchangeState state, QueueId id, QueueCounters counters)
    {
        var (offered, answered, inTime, abandoned, shortAbandoned, waitMs, handledMs, handled) = counters;
        if (Math.Min(Math.Min(Math.Min(offered, answered), Math.Min(inTime, abandoned)), Math.Min(Math.Min(shortAbandoned, waitMs), Math.Min(handledMs, handled))) < 0)
            yield return $"queue '{id}' counts below zero";
        if (inTime > answered || handled > answered)
            yield return $"queue '{id}' counts more than it answered";
        if (answered + abandoned + shortAbandoned + state.Calls.Values.Count(call => call.Queue == id && CallAudit.IsInQueue(call)) + counters.FlowedOut > offered)
            yield return $"queue '{id}' lost count of the calls that entered";
    }

    private static bool IsMonitor(ExchangeState state, InteractionId call, AgentState agent) =>
        agent is { Presence: Presence.NotReady, Reason: NotReadyReasons.Monitoring, Interaction: null, AfterCall: not null }
        && state.Calls.TryGetValue(call, out var monitored) && monitored.Monitors.Any(monitor => monitor.Supervisor == agent.Id);
}
