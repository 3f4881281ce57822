using System.Collections.Immutable;
using Telephony.Distribution.Plans;

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
    /// <summary>Not-ready reasons with their limits, by code; at most 50. A reason that is not here has no limit.</summary>
    public ImmutableSortedDictionary<string, ReasonPlan> Reasons { get; init; } = ImmutableSortedDictionary.Create<string, ReasonPlan>(StringComparer.Ordinal);

    /// <summary>How long an agent's desktop may be gone while he has no call before he is not ready; 5 to 120 s; default 15 s (contact-center.md §1 "presence truth").
    /// He is offered nothing from its first moment.</summary>
    public TimeSpan DesktopGrace { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a customer is parked before he comes back to who parked him; 15 s to 10 min; default 2 min.</summary>
    public TimeSpan ParkLimit { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>A floor with nobody and nothing.</summary>
    public static FloorPlan Empty { get; } = new(
        ImmutableSortedDictionary<AgentId, AgentPlan>.Empty,
        ImmutableSortedDictionary<QueueId, QueuePlan>.Empty,
        ImmutableSortedDictionary.Create<string, EntryPoint>(StringComparer.Ordinal));
}
