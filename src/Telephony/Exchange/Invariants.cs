using Telephony.Calls;
using Telephony.Distribution;

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
            .. state.Calls.SelectMany(pair => OfCall(state, pair.Key, pair.Value)),
            .. state.Agents.SelectMany(pair => OfAgent(state, pair.Key, pair.Value)),
            .. OfFloor(state),
            .. state.Counters.SelectMany(pair => OfCounters(state, pair.Key, pair.Value)),
        ];
    }

    private static IEnumerable<string> OfCall(ExchangeState state, InteractionId id, Call call)
    {
        if (call.Id != id)
            yield return $"call {id} is filed under a wrong id";
        if (call.Agent is null == HasAgent(call.Phase))
            yield return $"call {id} in {call.Phase} has agent '{call.Agent}'";
        if (call.Agent is { } agentId && (state.Agents.GetValueOrDefault(agentId) is not { } agent || agent.Interaction != id || agent.Presence != PresenceIn(call.Phase)))
            yield return $"call {id} in {call.Phase} and agent '{agentId}' do not agree";
        if (IsInQueue(call.Phase) && (call.Queue is null || call.Queued is null))
            yield return $"call {id} in {call.Phase} has lost its queue or its time of queueing";
        if (IsConnected(call.Phase) && (call.Answered is null || !call.Recording))
            yield return $"call {id} in {call.Phase} has no time of answer or is not recorded";
        if (IsConnected(call.Phase) && call.Direction == CallDirection.Inbound && call.Queued is null)
            yield return $"call {id} has lost its time of queueing";
        if (call.Phase is CallPhase.Greeting or CallPhase.Menu && call.Entry is null)
            yield return $"call {id} in {call.Phase} has no entry flow";
        if (call.PriorityMinutes is < 0 or > Limits.PriorityMinutes)
            yield return $"call {id} has priority {call.PriorityMinutes}";
        if (LegFault(call) is { } fault)
            yield return $"call {id} in {call.Phase}: {fault}";
    }

    private static string? LegFault(Call call)
    {
        var last = 0;
        foreach (var leg in call.Legs)
        {
            if (leg.Id.Interaction != call.Id || leg.Id.Number <= last || leg.Id.Number >= call.NextLegNumber)
                return $"leg {leg.Id.Number} is out of order";
            if (leg.Agent is null != (leg.Id == call.CustomerLeg) || leg.Agent is null != leg.Device is null)
                return $"leg {leg.Id.Number} has a wrong owner";
            last = leg.Id.Number;
        }

        var customer = call.Legs.FirstOrDefault(leg => leg.Agent is null);
        var agents = call.Legs.Count(leg => leg.Agent is not null);
        if (agents != (HasAgent(call.Phase) ? 1 : 0) || (call.AgentLeg is { } own && own.Agent != call.Agent))
            return $"{agents} agent legs";
        if (customer is null && call.Phase != CallPhase.Dialling)
            return "no customer leg";
        var answered = call.Legs.Count(leg => leg.Answered);
        return call.Phase switch
        {
            CallPhase.Dialling when customer is null => answered == 0 ? null : "nobody was dialled",
            CallPhase.Dialling => answered == 1 && !customer.Answered ? null : "the dialled leg is wrong",
            CallPhase.Offered => answered == 1 && customer!.Answered ? null : "the offered leg is wrong",
            _ => answered == call.Legs.Length ? null : "a leg is not answered",
        };
    }

    private static IEnumerable<string> OfAgent(ExchangeState state, AgentId id, AgentState agent)
    {
        var call = agent.Interaction is { } interaction ? state.Calls.GetValueOrDefault(interaction) : null;
        var isBound = agent.Presence is Presence.Ringing or Presence.Busy or Presence.WrapUp;
        if (agent.Id != id)
            yield return $"agent '{id}' is filed under a wrong name";
        if (isBound == agent.Interaction is null)
            yield return $"agent '{id}' is {agent.Presence} with call '{agent.Interaction}'";
        if (agent.Presence is Presence.Ringing or Presence.Busy && call?.Agent != id)
            yield return $"agent '{id}' is {agent.Presence} for a call that is not his";
        if (agent.Presence == Presence.WrapUp != agent.WrapUpEnds is not null || (agent.Presence == Presence.WrapUp && call is not null))
            yield return $"agent '{id}' is {agent.Presence} with wrap-up until '{agent.WrapUpEnds}'";
        if (!isBound && (agent.AfterCall is not null || agent.AfterCallReason is not null || agent.HandledSince is not null))
            yield return $"agent '{id}' keeps something of a call that is over";
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
            if (call is { Phase: CallPhase.Waiting, Queue: { } queue } && state.Plan.Queues.TryGetValue(queue, out var plan) && plan.Members.Any(free.Contains))
                yield return $"call {call.Id} waits although an agent of '{queue}' is free";
    }

    private static IEnumerable<string> OfCounters(ExchangeState state, QueueId id, QueueCounters counters)
    {
        var (offered, answered, inTime, abandoned, shortAbandoned, waitMs, handledMs, handled) = counters;
        if (Math.Min(Math.Min(Math.Min(offered, answered), Math.Min(inTime, abandoned)), Math.Min(Math.Min(shortAbandoned, waitMs), Math.Min(handledMs, handled))) < 0)
            yield return $"queue '{id}' counts below zero";
        if (inTime > answered || handled > answered)
            yield return $"queue '{id}' counts more than it answered";
        if (answered + abandoned + shortAbandoned + state.Calls.Values.Count(call => call.Queue == id && IsInQueue(call.Phase)) > offered)
            yield return $"queue '{id}' lost count of the calls that entered";
    }

    private static bool HasAgent(CallPhase phase) => phase is CallPhase.Offered or CallPhase.Dialling or CallPhase.Talking or CallPhase.Held;

    private static bool IsInQueue(CallPhase phase) => phase is CallPhase.Waiting or CallPhase.Offered;

    private static bool IsConnected(CallPhase phase) => phase is CallPhase.Talking or CallPhase.Held;

    private static Presence PresenceIn(CallPhase phase) => phase is CallPhase.Offered or CallPhase.Dialling ? Presence.Ringing : Presence.Busy;
}
