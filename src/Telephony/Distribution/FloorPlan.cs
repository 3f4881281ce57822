using System.Collections.Immutable;

namespace Telephony.Distribution;

/// <summary>The whole configuration of a site's floor; immutable, replaced by <c>Input.Configure</c> without a restart.</summary>
/// <param name="Agents">Who may sign in to the floor.</param>
/// <param name="Queues">Every queue.</param>
/// <param name="Entries">Every number we answer.</param>
public sealed record FloorPlan(
    ImmutableSortedDictionary<AgentId, AgentPlan> Agents,
    ImmutableSortedDictionary<QueueId, QueuePlan> Queues,
    ImmutableSortedDictionary<string, EntryPoint> Entries)
{
    /// <summary>A floor with nobody and nothing.</summary>
    public static FloorPlan Empty { get; } = new(
        ImmutableSortedDictionary<AgentId, AgentPlan>.Empty,
        ImmutableSortedDictionary<QueueId, QueuePlan>.Empty,
        ImmutableSortedDictionary.Create<string, EntryPoint>(StringComparer.Ordinal));
}
