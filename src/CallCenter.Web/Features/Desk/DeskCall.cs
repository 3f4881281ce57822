using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Distribution.Routing;
using Telephony.Ivr.Flows;

namespace CallCenter.Web.Features.Desk;

/// <summary>The call that an agent has at his desk right now.</summary>
/// <param name="Interaction">Its identity.</param>
/// <param name="Direction">Who began it.</param>
/// <param name="Phase">Offered, dialling, talking or held.</param>
/// <param name="PhaseSince">When that phase began.</param>
/// <param name="RemoteNumber">The far number as delivered; shown masked.</param>
/// <param name="Queue">Where it came from.</param>
/// <param name="Received">When the INVITE came, or when the agent dialled.</param>
/// <param name="Waited">From entering the queue to the offer (or to now while it is offered).</param>
/// <param name="Answered">When the talk began, or null.</param>
/// <param name="RingEnds">While offered: when it goes on to the next agent.</param>
/// <param name="RingLimit">While offered: how long one agent is rung.</param>
/// <param name="Recording">The recorder runs.</param>
/// <param name="Device">What rings or talks.</param>
public sealed record DeskCall(
    InteractionId Interaction,
    CallDirection Direction,
    CallPhase Phase,
    DateTimeOffset PhaseSince,
    string RemoteNumber,
    QueueId? Queue,
    DateTimeOffset Received,
    TimeSpan Waited,
    DateTimeOffset? Answered,
    DateTimeOffset? RingEnds,
    TimeSpan RingLimit,
    bool Recording,
    AgentDevice Device)
{
    /// <summary>What the agent is to it.</summary>
    public CallRole Role { get; init; }

    /// <summary>The consult that he holds, or null.</summary>
    public DeskConsult? Consult { get; init; }

    /// <summary>Name of the colleague who sent the customer on, or who asks; null otherwise.</summary>
    public string? From { get; init; }

    /// <summary>Since when the customer has had an agent, the earlier ones included; null before the first answer.</summary>
    public DateTimeOffset? ServedSince { get; init; }

    /// <summary>The agent's own transfer failed and the customer comes back to him.</summary>
    public bool IsReturn { get; init; }

    /// <summary>Why the recorder keeps nothing although it should, a word of <see cref="RecordingLosses"/>; or null.</summary>
    public string? RecordingLoss { get; init; }

    /// <summary>Why this caller rings at this agent; null for a transfer, a consult, or after the answer.</summary>
    public RoutingDecision? Why { get; init; }

    /// <summary>Of a call-back in the queue: since when the customer has waited for it; null for any other call.</summary>
    public DateTimeOffset? CallbackSince { get; init; }

    /// <summary>What the caller heard before the answer, and is greeted in; shown when it is not the house's own.</summary>
    public FlowLanguage Language { get; init; }

    /// <summary>Nothing is recorded at the moment.</summary>
    public bool RecordingPaused { get; init; }
}
