using System.Collections.Immutable;
using CallCenter.Web.Switchboard;
using Crm.Domain.PhoneNumbers;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Distribution.Plans;
using Telephony.Exchange;

namespace CallCenter.Web.Features.Desk;

/// <summary>Everything of the live floor that one agent's desk shows, cut out of a snapshot. Pure: the same snapshot gives the same desk.</summary>
public sealed record DeskView
{
    /// <summary>Whose desk.</summary>
    public required AgentId Agent { get; init; }

    /// <summary>False when the floor plan does not know him: the desk says so and offers nothing.</summary>
    public bool Known { get; init; }

    /// <summary>Name shown to colleagues.</summary>
    public string Name { get; init; } = "";

    /// <summary>SIP extension, also the number he tells the caller.</summary>
    public string Extension { get; init; } = "";

    /// <summary>Visible state.</summary>
    public Presence Presence { get; init; }

    /// <summary>When it began.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>Reason code while not ready.</summary>
    public string? Reason { get; init; }

    /// <summary>Longest time of each not-ready reason that has one.</summary>
    public IReadOnlyDictionary<string, TimeSpan> ReasonLimits { get; init; } = ImmutableDictionary<string, TimeSpan>.Empty;

    /// <summary>How long this break may last, or null.</summary>
    public TimeSpan? BreakLimit => Presence == Presence.NotReady && Reason is { } reason && ReasonLimits.TryGetValue(reason, out var limit) ? limit : null;

    /// <summary>The break has lasted longer than its limit.</summary>
    public bool IsOverLimit { get; init; }

    /// <summary>Reason chosen for after the call, or null.</summary>
    public string? AfterCallReason { get; init; }

    /// <summary>Device chosen for calls.</summary>
    public AgentDevice Device { get; init; }

    /// <summary>Whether the chosen device can take a call.</summary>
    public bool DeviceAvailable { get; init; }

    /// <summary>State chosen for after the call, or null.</summary>
    public Presence? AfterCall { get; init; }

    /// <summary>The contact he rings, talks or wraps up; outlives the call during after-call work.</summary>
    public InteractionId? Interaction { get; init; }

    /// <summary>The live call, or null.</summary>
    public DeskCall? Call { get; init; }

    /// <summary>When after-call work ends by itself, or null.</summary>
    public DateTimeOffset? WrapUpEnds { get; init; }

    /// <summary>How often the running after-call work may still be extended; 0 where it cannot be.</summary>
    public int ExtensionsLeft { get; init; }

    /// <summary>By how much one extension makes it longer.</summary>
    public TimeSpan ExtendBy { get; init; }

    /// <summary>The queue of the call has after-call work only for who asks for it.</summary>
    public bool MayAskForWrapUp { get; init; }

    /// <summary>He asked for it.</summary>
    public bool WantsWrapUp { get; init; }

    /// <summary>The hand that he raised, or null.</summary>
    public RaisedHand? Hand { get; init; }

    /// <summary>Parked customers, the agent's own first, then who waits longest; at most <see cref="ShownParked"/>.</summary>
    public IReadOnlyList<DeskParked> Parked { get; init; } = [];

    /// <summary>Parked customers on one desk: what the column shows without scrolling.</summary>
    public const int ShownParked = 5;

    /// <summary>He has no call and may take a parked customer.</summary>
    public bool MayPickUp => Presence is Presence.Ready or Presence.NotReady or Presence.WrapUp && Call is null;

    /// <summary>Names of the supervisors who are on his call now.</summary>
    public IReadOnlyList<string> Monitors { get; init; } = [];

    /// <summary>Answered calls since the floor began.</summary>
    public int CallsToday { get; init; }

    /// <summary>His queues.</summary>
    public QueueGlance Queues { get; init; } = QueueGlance.Empty;

    /// <summary>Texture of the phone line.</summary>
    public LineTexture Line => (Call?.Phase, Presence) switch
    {
        (CallPhase.Offered or CallPhase.Dialling, _) => LineTexture.Ringing,
        (CallPhase.Talking, _) => LineTexture.Talk,
        (CallPhase.Held, _) => LineTexture.Hold,
        (null, Presence.WrapUp) => LineTexture.Wrap,
        _ => LineTexture.Idle,
    };

    /// <summary>A call is offered and waits for answer or reject.</summary>
    public bool Rings => Call?.Phase == CallPhase.Offered;

    /// <summary>The offered call is answered at the desk; on a SIP phone the handset answers.</summary>
    public bool AnswersHere => Rings && Call!.Device == AgentDevice.Browser;

    /// <summary>The call is his and no consult runs: it can be held, transferred, its recording paused.</summary>
    public bool CanHandOn => Talks && Call is { Role: CallRole.Owner, Consult: null };

    /// <summary>There is talk to hold, resume or mute.</summary>
    public bool Talks => Call?.Phase is CallPhase.Talking or CallPhase.Held;

    /// <summary>There is a call to end: Answer and End are never offered together.</summary>
    public bool CanHangUp => Call?.Phase is CallPhase.Talking or CallPhase.Held or CallPhase.Dialling;

    /// <summary>After-call work runs.</summary>
    public bool WrapsUp => Presence == Presence.WrapUp;

    /// <summary>Whether a desk shows the same with both.</summary>
    public bool ShowsTheSameAs(DeskView? other) => other is not null
        && ReasonLimits.Count == other.ReasonLimits.Count && ReasonLimits.All(l => other.ReasonLimits.TryGetValue(l.Key, out var limit) && limit == l.Value)
        && Parked.SequenceEqual(other.Parked)
        && Monitors.SequenceEqual(other.Monitors)
        && (this with { ReasonLimits = other.ReasonLimits, Parked = other.Parked, Monitors = other.Monitors }) == other;

    /// <summary>The agent's part of the snapshot.</summary>
    public static DeskView From(FloorSnapshot snapshot, AgentId agent)
    {
        var state = snapshot.State;
        if (!state.Agents.TryGetValue(agent, out var live))
            return new DeskView { Agent = agent };
        state.Plan.Agents.TryGetValue(agent, out var plan);
        var call = live.Interaction is { } id && state.Calls.TryGetValue(id, out var found) && (found.Agent == agent || found.RungToo.Contains(agent) || found.Consult?.Agent == agent) ? found : null;
        return new DeskView
        {
            Agent = agent,
            Known = true,
            Name = plan?.DisplayName ?? agent.Value,
            Extension = plan?.Extension ?? "",
            Presence = live.Presence,
            Since = live.Since,
            Reason = live.Reason,
            Device = live.Device,
            DeviceAvailable = live.DeviceAvailable,
            ReasonLimits = state.Plan.Reasons.Values.Where(r => r.Limit is not null).ToImmutableDictionary(r => r.Code, r => r.Limit!.Value, StringComparer.Ordinal),
            IsOverLimit = live.IsOverLimit,
            AfterCall = live.AfterCall,
            AfterCallReason = live.AfterCallReason,
            Interaction = live.Interaction,
            Call = call is null ? null : CallOf(call, state.Plan, live, snapshot.At),
            WrapUpEnds = live.WrapUpEnds,
            ExtensionsLeft = live is { Presence: Presence.WrapUp, WrapUpPlan: { Mode: WrapUpMode.Extended } extended } ? Math.Max(0, extended.Extensions - live.Extensions) : 0,
            ExtendBy = live.WrapUpPlan?.ExtendBy ?? TimeSpan.Zero,
            MayAskForWrapUp = live.Presence == Presence.Busy && call?.Agent == agent && call.Queue is { } from && state.Plan.Queues.TryGetValue(from, out var optional) && optional.AfterCall.Mode == WrapUpMode.Optional,
            WantsWrapUp = live.WantsWrapUp,
            Hand = live.Hand,
            Parked = ParkedOf(state, agent),
            Monitors = call is null ? [] : [.. call.Monitors.Where(m => call.IsAnswered(m.Leg)).Select(m => NameOf(m.Supervisor, state.Plan)!)],
            CallsToday = live.CallsToday,
            Queues = GlanceOf(state, agent),
        };
    }

    /// <summary>How long an agent is rung for a call that has no queue, by the core's default.</summary>
    private static readonly TimeSpan RingWithoutAQueue = TimeSpan.FromSeconds(20);

    private static DeskCall CallOf(Call call, FloorPlan plan, AgentState live, DateTimeOffset now)
    {
        var limit = call.Queue is { } queue && plan.Queues.TryGetValue(queue, out var found) ? found.RingTimeout : RingWithoutAQueue;
        var isConsulted = call.Agent != live.Id && !call.RungToo.Contains(live.Id);
        var phase = isConsulted ? PhaseOf(call.Consult!) : call.Phase == CallPhase.Transferring ? CallPhase.Offered : call.Phase;
        var since = isConsulted ? call.Consult!.Since : call.PhaseSince;
        return new DeskCall(
            call.Id,
            call.Direction,
            phase,
            since,
            call.RemoteNumber,
            call.Queue,
            call.Received,
            call.Queued is { } queued ? (call.Answered ?? call.Offered ?? now) - queued : TimeSpan.Zero,
            isConsulted ? null : call.AgentSince ?? call.Answered,
            phase == CallPhase.Offered && limit > TimeSpan.Zero ? since + limit : null,
            limit,
            call.Recording,
            live.Device)
        {
            Role = isConsulted ? CallRole.Consulted : CallRole.Owner,
            Consult = !isConsulted && call.Consult is { } consult ? ConsultOf(consult, plan) : null,
            From = isConsulted ? NameOf(call.Agent, plan) : NameOf(call.Transfer?.From, plan),
            ServedSince = call.Answered,
            IsReturn = call.Transfer is { IsReturn: true },
            CallbackSince = call.Callback is null ? null : call.Queued,
            RecordingPaused = call.RecordingPaused,
            Language = call.Language,
            Why = phase == CallPhase.Offered && !isConsulted ? call.Why : null,
            RecordingLoss = call.RecordingLoss,
        };
    }

    private static CallPhase PhaseOf(Consultation consult) => consult switch
    {
        { Phase: ConsultPhase.Ringing } => CallPhase.Offered,
        { Side: ConsultSide.Customer } => CallPhase.Held,
        _ => CallPhase.Talking,
    };

    private static DeskConsult ConsultOf(Consultation consult, FloorPlan plan) => new(
        NameOf(consult.Agent, plan),
        consult switch
        {
            { Agent: { } agent } => plan.Agents.GetValueOrDefault(agent)?.Extension ?? "",
            { Target: TransferTarget.ToNumber to } => PhoneNumber.Mask(to.Number),
            _ => "",
        },
        consult.Phase,
        consult.Side,
        consult.Since);

    private static string? NameOf(AgentId? agent, FloorPlan plan) => agent is { } id ? plan.Agents.GetValueOrDefault(id)?.DisplayName ?? id.Value : null;

    private static IReadOnlyList<DeskParked> ParkedOf(ExchangeState state, AgentId agent) => [.. state.Calls.Values
        .Where(c => c.Parked is not null)
        .OrderByDescending(c => c.Parked!.By == agent).ThenBy(c => c.Parked!.Since)
        .Take(ShownParked)
        .Select(c => new DeskParked(c.Id, c.RemoteNumber.Any(char.IsAsciiDigit) ? PhoneNumber.Mask(c.RemoteNumber) : "", NameOf(c.Parked!.By, state.Plan)!, c.Parked.Since, c.Parked.Until, c.Parked.By == agent))];

    private static QueueGlance GlanceOf(ExchangeState state, AgentId agent)
    {
        var waiting = 0;
        DateTimeOffset? oldest = null;
        foreach (var call in state.Calls.Values)
        {
            if (call.Phase is not (CallPhase.Waiting or CallPhase.Offered) || call.Queue is not { } queue)
                continue;
            if (!state.Plan.Queues.TryGetValue(queue, out var plan) || !plan.Members.Contains(agent))
                continue;
            waiting++;
            if (call.Queued is { } since && (oldest is null || since < oldest))
                oldest = since;
        }

        return waiting == 0 ? QueueGlance.Empty : new QueueGlance(waiting, oldest);
    }
}
