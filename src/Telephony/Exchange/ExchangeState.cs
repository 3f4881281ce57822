using System.Collections.Immutable;
using Telephony.Calls;
using Telephony.Distribution;

namespace Telephony.Exchange;

/// <summary>The whole live truth of a site: every call, every agent, every counter. Immutable; pages read it without a lock.</summary>
public sealed record ExchangeState
{
    /// <summary>Configuration in force.</summary>
    public FloorPlan Plan { get; init; } = FloorPlan.Empty;

    /// <summary>Every agent of the plan, signed in or not.</summary>
    public ImmutableSortedDictionary<AgentId, AgentState> Agents { get; init; } = ImmutableSortedDictionary<AgentId, AgentState>.Empty;

    /// <summary>Every live call.</summary>
    public ImmutableSortedDictionary<InteractionId, Call> Calls { get; init; } = ImmutableSortedDictionary<InteractionId, Call>.Empty;

    /// <summary>Counts per queue since the state began.</summary>
    public ImmutableSortedDictionary<QueueId, QueueCounters> Counters { get; init; } = ImmutableSortedDictionary<QueueId, QueueCounters>.Empty;

    /// <summary>No new calls are taken.</summary>
    public bool Draining { get; init; }

    /// <summary>A site that has just started.</summary>
    public static ExchangeState Empty { get; } = new();
}
