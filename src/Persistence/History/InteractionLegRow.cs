namespace Persistence.History;

/// <summary>One party's line of an interaction.</summary>
public sealed class InteractionLegRow
{
    public Guid Id { get; init; }
    public Guid InteractionId { get; init; }

    /// <summary>customer, agent, consult, outside (transferred to) or supervisor (listens in; agents are not told).</summary>
    public string Role { get; set; } = "";

    /// <summary>User name when the party is one of us.</summary>
    public string? AgentId { get; set; }

    /// <summary>The number or extension that was called or that calls.</summary>
    public string Party { get; set; } = "";

    /// <summary>trunk, phone or browser.</summary>
    public string Device { get; set; } = "";

    public DateTimeOffset StartedAt { get; set; }
    public DateTimeOffset? AnsweredAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }
    public string? EndReason { get; set; }

    public void MergeFrom(InteractionLegRow facts)
    {
        Role = facts.Role;
        AgentId = facts.AgentId ?? AgentId;
        Party = facts.Party;
        Device = facts.Device;
        StartedAt = facts.StartedAt;
        AnsweredAt = facts.AnsweredAt ?? AnsweredAt;
        EndedAt = facts.EndedAt ?? EndedAt;
        EndReason = facts.EndReason ?? EndReason;
    }
}
