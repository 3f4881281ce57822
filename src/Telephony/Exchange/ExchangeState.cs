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

    /// <summary>How long each queue's calls take; outlives the day.</summary>
    public ImmutableSortedDictionary<QueueId, QueueTempo> Tempo { get; init; } = ImmutableSortedDictionary<QueueId, QueueTempo>.Empty;

    /// <summary>Round robin: the member who was rung last, by queue.</summary>
    public ImmutableSortedDictionary<QueueId, AgentId> LastRung { get; init; } = ImmutableSortedDictionary<QueueId, AgentId>.Empty;

    /// <summary>Places of callers who left their queue and may ring again, by number; at most <see cref="Limits.KeptPlaces"/>.</summary>
    public ImmutableSortedDictionary<string, KeptPlace> KeptPlaces { get; init; } = ImmutableSortedDictionary.Create<string, KeptPlace>(StringComparer.Ordinal);

    /// <summary>No new calls are taken.</summary>
    public bool Draining { get; init; }

    /// <summary>A site that has just started.</summary>
    public static ExchangeState Empty { get; } = new();
}
