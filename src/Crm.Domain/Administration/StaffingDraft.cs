namespace Crm.Domain.Administration;

/// <summary>What an agent knows and which queues he serves, as an administrator wants it.</summary>
public sealed record StaffingDraft
{
    /// <summary>User name.</summary>
    public string Agent { get; init; } = "";

    /// <summary>His skills.</summary>
    public ImmutableArray<SkillLevel> Skills { get; init; } = [];

    /// <summary>His queues with the level at which he stands in their lists.</summary>
    public ImmutableArray<QueueLevel> Queues { get; init; } = [];

    /// <summary>His queues in his own order, the first first; empty for no order.</summary>
    public ImmutableArray<string> Order { get; init; } = [];
}
