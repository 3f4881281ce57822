using System.Collections.Immutable;

namespace Telephony.Distribution;

/// <summary>An agent as configured.</summary>
/// <param name="Id">Sign-in name.</param>
/// <param name="DisplayName">Shown to colleagues.</param>
/// <param name="Extension">SIP extension, for example <c>8001</c>.</param>
public sealed record AgentPlan(AgentId Id, string DisplayName, string Extension)
{
    /// <summary>What he knows: code to level, 1 to 5; at most 50. A skill that is not here is not there.</summary>
    public ImmutableSortedDictionary<string, int> Skills { get; init; } = ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal);

    /// <summary>His queues, the first first; at most 50, empty for no order. It decides between agents who could take the same caller, never between callers:
    /// nobody waits longer because somebody likes another queue better.</summary>
    public ImmutableArray<QueueId> QueueOrder { get; init; } = [];
}
