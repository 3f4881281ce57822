using System.Collections.Immutable;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Distribution.Routing;

namespace CallCenter.Web.Features.Supervisor;

/// <summary>One live call on the board.</summary>
/// <param name="Id">The contact.</param>
/// <param name="Phase">Where it is.</param>
/// <param name="PhaseSince">Since when.</param>
/// <param name="WaitSince">Queue entry while nobody has answered, or null.</param>
/// <param name="Waited">The wait of an answered call, or null.</param>
/// <param name="Queue">Queue, or null.</param>
/// <param name="Agent">Name of the agent, or null.</param>
/// <param name="Number">The far number, masked; empty when withheld.</param>
/// <param name="Direction">Who began.</param>
public sealed record CallLine(
    InteractionId Id,
    CallPhase Phase,
    DateTimeOffset PhaseSince,
    DateTimeOffset? WaitSince,
    TimeSpan? Waited,
    string? Queue,
    string? Agent,
    string Number,
    CallDirection Direction)
{
    /// <summary>Sign-in name of the agent, or null.</summary>
    public AgentId? AgentId { get; init; }

    /// <summary>Opaque reference to the customer, or null.</summary>
    public string? Customer { get; init; }

    /// <summary>Name of the colleague who is consulted, empty for somebody outside, null without a consult.</summary>
    public string? Consults { get; init; }

    /// <summary>Name of the agent who sent the customer on, while the target is rung.</summary>
    public string? From { get; init; }

    /// <summary>Names of the supervisors on the call.</summary>
    public ImmutableArray<string> Monitors { get; init; } = [];

    /// <summary>Minutes that he is ahead of others.</summary>
    public int PriorityMinutes { get; init; }

    /// <summary>Why.</summary>
    public ImmutableArray<PriorityReason> Priority { get; init; } = [];

    /// <summary>Why the agent who is rung was chosen, or null.</summary>
    public RoutingDecision? Why { get; init; }

    /// <summary>He waits for his call-back, or is on it.</summary>
    public bool IsCallback { get; init; }

    /// <summary>He waits in a queue and nobody is rung for him: a supervisor may lay hands on him.</summary>
    public bool IsInLine => Phase is CallPhase.Waiting or CallPhase.Callback;

    /// <summary>He is parked: anybody without a call may pick him up.</summary>
    public bool IsParked => Phase == CallPhase.Parked;

    /// <summary>The recorder is paused.</summary>
    public bool RecordingPaused { get; init; }

    /// <summary>Why the recorder keeps nothing although it should, or null.</summary>
    public string? RecordingLoss { get; init; }

    /// <summary>There is talk to listen to.</summary>
    public bool CanMonitor => Phase is CallPhase.Talking or CallPhase.Held or CallPhase.TransferredOut;
}
