using CallCenter.Web.Switchboard;
using Crm.Domain.PhoneNumbers;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Exchange;

namespace CallCenter.Web.Features.Supervisor;

/// <summary>The floor as the board shows it: made from a snapshot by a pure function, so that every figure can be tested without a page.</summary>
/// <param name="Queues">In the plan's order.</param>
/// <param name="Agents">In the plan's order; the page sorts.</param>
/// <param name="Calls">The longest waiting first, then the rest by age.</param>
/// <param name="Total">All queues as one.</param>
public sealed record FloorView(IReadOnlyList<QueueLine> Queues, IReadOnlyList<AgentLine> Agents, IReadOnlyList<CallLine> Calls, QueueFigures Total)
{
    /// <summary>Calls that nobody has answered yet, all queues.</summary>
    public int Waiting => Queues.Sum(q => q.Waiting);

    /// <summary>The queue whose caller waits longest, or null when nobody waits.</summary>
    public QueueLine? Slowest => Queues.Where(q => q.OldestSince is not null).MinBy(q => q.OldestSince);

    /// <summary>Agents in a state.</summary>
    public int Count(Presence presence) => Agents.Count(a => a.Presence == presence);

    /// <summary>Agents who are signed in.</summary>
    public int SignedIn => Agents.Count - Count(Presence.SignedOut);

    /// <summary>Agents out of the distribution because a call was not taken.</summary>
    public int Missed => Agents.Count(a => a.Presence == Presence.NotReady && a.Reason is NotReadyReasons.RingNoAnswer or NotReadyReasons.Declined or NotReadyReasons.DeviceLost);

    /// <summary>Maps the snapshot; reads no clock, keeps nothing of it.</summary>
    public static FloorView From(FloorSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        var state = snapshot.State;
        var queues = state.Plan.Queues.Values.Select(q => Line(state, q)).ToList();
        var agents = state.Plan.Agents.Values.Where(a => state.Agents.ContainsKey(a.Id)).Select(a => Line(state, a)).ToList();
        var calls = state.Calls.Values.Select(c => Line(state, c)).OrderBy(c => c.WaitSince ?? DateTimeOffset.MaxValue).ThenBy(c => c.PhaseSince).ToList();
        return new FloorView(queues, agents, calls, QueueFigures.Of(state.Counters.Values));
    }

    private static QueueLine Line(ExchangeState state, QueuePlan plan)
    {
        var waiting = state.Calls.Values.Where(c => c.Queue == plan.Id && IsWaiting(c)).ToList();
        var members = plan.Members.Where(state.Agents.ContainsKey).Select(m => state.Agents[m]).ToList();
        return new QueueLine(
            plan.Id.Value,
            waiting.Count,
            waiting.Count == 0 ? null : waiting.Min(c => c.Queued ?? c.Received),
            members.Count(m => m.Presence == Presence.Ready),
            members.Count(m => m.Presence != Presence.SignedOut),
            new QueueFigures(state.Counters.GetValueOrDefault(plan.Id, QueueCounters.Zero)),
            plan.ServiceLevelThreshold)
        {
            Callbacks = state.Calls.Values.Count(c => c.Queue == plan.Id && c.Callback is not null),
        };
    }

    private static AgentLine Line(ExchangeState state, AgentPlan plan)
    {
        var agent = state.Agents[plan.Id];
        var call = agent.Interaction is { } id ? state.Calls.GetValueOrDefault(id) : null;
        var queue = call?.Queue is { } q ? state.Plan.Queues.GetValueOrDefault(q) : null;
        return new AgentLine(
            plan.Id,
            plan.DisplayName,
            plan.Extension,
            agent.Presence,
            agent.Reason,
            call?.Phase,
            call is { Phase: CallPhase.Held } ? call.PhaseSince : agent.Since,
            StateLimits.Of(agent, call?.Phase, queue, agent.Reason is { } reason ? state.Plan.Reasons.GetValueOrDefault(reason)?.Limit : null),
            call?.Queue?.Value,
            call is null ? null : PhoneNumber.Mask(call.RemoteNumber),
            call is null ? null : agent.Interaction,
            agent.CallsToday,
            agent.Interaction is null ? null : agent.AfterCall,
            agent.AfterCallReason)
        {
            Hand = agent.Hand,
            DesktopLost = agent.DesktopLost,
            IsOverLimit = agent.IsOverLimit,
        };
    }

    private static CallLine Line(ExchangeState state, Call call) => new(
        call.Id,
        call.Phase,
        call.PhaseSince,
        IsWaiting(call) ? call.Queued ?? call.Received : null,
        call is { Answered: { } answered, Queued: { } queued } ? answered - queued : null,
        call.Queue?.Value,
        call.Agent is { } agent ? NameOf(state, agent) : null,
        call.RemoteNumber.Any(char.IsAsciiDigit) ? PhoneNumber.Mask(call.RemoteNumber) : "",
        call.Direction)
    {
        AgentId = call.Agent,
        Customer = call.CustomerRef,
        Consults = call.Consult is { } consult ? consult.Agent is { } asked ? NameOf(state, asked) : "" : null,
        From = call.Phase == CallPhase.Transferring && call.Transfer is { } transfer ? NameOf(state, transfer.From) : call.Parked is { } parked ? NameOf(state, parked.By) : null,
        Monitors = [.. call.Monitors.Select(m => NameOf(state, m.Supervisor))],
        PriorityMinutes = call.PriorityMinutes,
        Priority = call.PriorityReasons,
        Why = call.Why,
        IsCallback = call.Callback is not null,
        RecordingPaused = call.RecordingPaused,
        RecordingLoss = call.RecordingLoss,
    };

    private static string NameOf(ExchangeState state, AgentId agent) => state.Plan.Agents.GetValueOrDefault(agent)?.DisplayName ?? agent.Value;

    private static bool IsWaiting(Call call) => call is { Phase: CallPhase.Waiting or CallPhase.Offered, Direction: CallDirection.Inbound, Callback: null };
}
