using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Ivr.Flows;

namespace Telephony.Exchange;

/// <summary>What is true of one live call at any instant; a part of <see cref="Invariants.Violations"/>.</summary>
internal static class CallAudit
{
    public static IEnumerable<string> Of(ExchangeState state, InteractionId id, Call call)
    {
        if (call.Id != id)
            yield return $"call {id} is filed under a wrong id";
        if (HasAgent(call.Phase) is { } hasAgent && hasAgent == call.Agent is null)
            yield return $"call {id} in {call.Phase} has agent '{call.Agent}'";
        if (call.Agent is { } agentId && !IsBound(state, call, agentId, PresenceIn(call.Phase)))
            yield return $"call {id} in {call.Phase} and agent '{agentId}' do not agree";
        if ((IsInQueue(call) || call.Phase == CallPhase.Callback) && (call.Queue is null || call.Queued is null || call.QueueEntered is null))
            yield return $"call {id} in {call.Phase} has lost its queue or its time of queueing";
        if (IsConnected(call.Phase) && (call.Answered is null || !call.Recording))
            yield return $"call {id} in {call.Phase} has no time of answer or is not recorded";
        if (IsTalked(call.Phase) == call.AgentSince is null)
            yield return $"call {id} in {call.Phase} has its agent since '{call.AgentSince}'";
        if (call.RecordingPaused && !IsTalked(call.Phase))
            yield return $"call {id} in {call.Phase} has a paused recording and nobody to resume it";
        if (IsConnected(call.Phase) && call.Direction == CallDirection.Inbound && call.Queued is null)
            yield return $"call {id} has lost its time of queueing";
        if (call.Phase is CallPhase.Greeting or CallPhase.Menu && call.Entry is null)
            yield return $"call {id} in {call.Phase} has no entry flow";
        if ((call.Phase is CallPhase.Greeting or CallPhase.Menu) != call.Ivr is not null)
            yield return $"call {id} in {call.Phase} is {(call.Ivr is null ? "not " : "")}in a flow";
        if (call.Ivr is { Steps: > FlowLimits.Steps } or { Keys.Length: > FlowLimits.Keys } or { Ahead.Length: > FlowLimits.Ahead })
            yield return $"call {id} walks on in its flow";
        if (call.PriorityMinutes is < 0 or > Limits.PriorityMinutes)
            yield return $"call {id} has priority {call.PriorityMinutes}";
        if (call.Phase == CallPhase.Parked == call.Parked is null)
            yield return $"call {id} in {call.Phase} is parked by '{call.Parked?.By}'";
        if ((RingFault(state, call) ?? CallbackFault(call) ?? TransferFault(call) ?? ConsultFault(state, call) ?? MonitorFault(state, call) ?? LegFault(call)) is { } fault)
            yield return $"call {id} in {call.Phase}: {fault}";
    }

    /// <summary>Whether the caller has a place in a queue and holds the line.</summary>
    public static bool IsInQueue(Call call) => call is { Phase: CallPhase.Waiting or CallPhase.Offered, Callback: null };

    /// <summary>The presence of an agent whose call is in this phase.</summary>
    public static Presence PresenceIn(CallPhase phase) => IsTalked(phase) ? Presence.Busy : Presence.Ringing;

    private static bool IsBound(ExchangeState state, Call call, AgentId id, Presence presence) =>
        state.Agents.GetValueOrDefault(id) is { } agent && agent.Interaction == call.Id && agent.Presence == presence;

    private static string? RingFault(ExchangeState state, Call call)
    {
        if (call.RungToo.IsEmpty)
            return null;
        if (call.Phase != CallPhase.Offered || call.RungToo.Length >= Limits.RungTogether || call.RungToo.Append(call.Agent!.Value).Distinct().Count() <= call.RungToo.Length)
            return "it rings at several who should not be rung, or at one twice";
        foreach (var agent in call.RungToo)
            if (!IsBound(state, call, agent, Presence.Ringing))
                return $"rung agent '{agent}' does not agree";
        return null;
    }

    private static string? CallbackFault(Call call)
    {
        var isRight = call.Phase switch
        {
            CallPhase.Callback => call.Callback is not null && !call.Recording,
            CallPhase.Offered => call.Callback is null == call.Has(call.CustomerLeg),
            CallPhase.Dialling => true,
            _ => call.Callback is null,
        };
        return isRight && call.IsMessage == (call is { Phase: CallPhase.Message, IsMessage: true }) ? null : "a call-back or a message that does not agree";
    }

    private static string? TransferFault(Call call)
    {
        var isTransferred = call.Phase is CallPhase.Transferring or CallPhase.TransferredOut;
        if (call.Transfer is not { } transfer)
            return isTransferred ? "no transfer" : null;
        if (!isTransferred)
            return "a transfer that is over";
        return call.Agent is null == transfer.Target is TransferTarget.ToNumber && call.Legs.Any(leg => leg.Id == transfer.Leg && leg.Agent == call.Agent)
            ? null
            : "the target of the transfer is not there";
    }

    private static string? ConsultFault(ExchangeState state, Call call)
    {
        if (call.Consult is not { } consult)
            return null;
        var isRight = (call.Phase, consult.Phase, consult.Side) is
            (CallPhase.Held, ConsultPhase.Ringing or ConsultPhase.Talking, ConsultSide.Target)
            or (CallPhase.Talking, ConsultPhase.Talking, ConsultSide.Customer)
            or (CallPhase.Talking, ConsultPhase.Conference, ConsultSide.Both);
        if (!isRight)
            return $"a consult that is {consult.Phase} with {consult.Side}";
        if (consult.Agent is null != consult.Target is TransferTarget.ToNumber || consult.Agent == call.Agent)
            return $"'{consult.Agent}' is consulted";
        return consult.Agent is not { } id || IsBound(state, call, id, consult.Phase == ConsultPhase.Ringing ? Presence.Ringing : Presence.Busy)
            ? null
            : $"consulted agent '{id}' does not agree";
    }

    private static string? MonitorFault(ExchangeState state, Call call)
    {
        if (call.Monitors.IsEmpty)
            return null;
        if (call.Monitors.Length > Limits.Monitors || call.Monitors.Select(monitor => monitor.Supervisor).Distinct().Count() < call.Monitors.Length)
            return "too many monitors, or one twice";
        if (call.Phase is CallPhase.Greeting or CallPhase.Menu or CallPhase.Dialling or CallPhase.Message or CallPhase.Callback)
            return "nobody is to be monitored";
        foreach (var (supervisor, mode, leg, _) in call.Monitors)
        {
            if (state.Agents.GetValueOrDefault(supervisor)?.Monitoring != call.Id || supervisor == call.Agent || supervisor == call.Consult?.Agent)
                return $"monitor '{supervisor}' does not agree";
            if (mode == MonitorMode.TakeOver && call.IsAnswered(leg))
                return $"monitor '{supervisor}' should have taken over";
        }

        return null;
    }

    /// <summary>Every leg is somebody's: the customer's, the agent's, the consulted party's, the transfer target's or a monitor's; and it is answered when it should be.</summary>
    private static string? LegFault(Call call)
    {
        var last = 0;
        foreach (var leg in call.Legs)
        {
            if (leg.Id.Interaction != call.Id || leg.Id.Number <= last || leg.Id.Number >= call.NextLegNumber)
                return $"leg {leg.Id.Number} is out of order";
            if (leg.Agent is null != leg.Device is null || !IsRight(call, leg))
                return $"leg {leg.Id.Number} has a wrong owner, or is answered when it should not be";
            last = leg.Id.Number;
        }

        var hasCustomer = call.Has(call.CustomerLeg);
        if (!hasCustomer && call is not ({ Phase: CallPhase.Dialling, AgentLeg.Answered: false } or { Phase: CallPhase.Callback or CallPhase.Offered, Callback: not null }))
            return "no customer leg";
        var parties = (hasCustomer ? 1 : 0) + (call.Agent is null ? 0 : 1) + (call.Consult is null ? 0 : 1) + (call is { Transfer: not null, Agent: null } ? 1 : 0);
        return call.Legs.Length == parties + call.Monitors.Length + call.RungToo.Length ? null : $"{call.Legs.Length} legs";
    }

    private static bool IsRight(Call call, Leg leg)
    {
        if (leg.Id == call.CustomerLeg)
            return leg.Agent is null && leg.Answered == (call.Phase != CallPhase.Dialling);
        if (leg.Id == call.Consult?.Leg)
            return leg.Agent == call.Consult.Agent && leg.Answered == (call.Consult.Phase != ConsultPhase.Ringing);
        if (leg.Id == call.Transfer?.Leg)
            return leg.Agent == call.Agent && leg.Answered == (call.Phase == CallPhase.TransferredOut);
        if (call.Monitors.FirstOrDefault(monitor => monitor.Leg == leg.Id) is { } own)
            return leg.Agent == own.Supervisor && (leg.Answered || leg.Device == AgentDevice.Phone);
        if (leg.Agent is { } rung && call.RungToo.Contains(rung))
            return !leg.Answered;
        if (leg.Agent is null || leg.Agent != call.Agent)
            return false;
        return call.Phase == CallPhase.Dialling ? leg.Answered == call.Has(call.CustomerLeg) : leg.Answered == IsTalked(call.Phase);
    }

    private static bool? HasAgent(CallPhase phase) => phase == CallPhase.Transferring
        ? null
        : phase is CallPhase.Offered or CallPhase.Dialling or CallPhase.Talking or CallPhase.Held;

    private static bool IsTalked(CallPhase phase) => phase is CallPhase.Talking or CallPhase.Held;

    private static bool IsConnected(CallPhase phase) => IsTalked(phase) || phase is CallPhase.Transferring or CallPhase.TransferredOut or CallPhase.Parked;
}
