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

    /// <summary>Estimated listening quality 1.0-4.5; null while the leg is up, when nothing came, and for calls from before this was kept.</summary>
    public double? Mos { get; set; }

    public double? JitterMs { get; set; }
    public double? RoundTripMs { get; set; }

    /// <summary>Null: not measured.</summary>
    public long? PacketsReceived { get; set; }

    public long? PacketsLost { get; set; }
    public long? PacketsLate { get; set; }
    public long? PacketsDuplicated { get; set; }

    /// <summary>The seven figures together; null: not measured.</summary>
    public MediaQuality? Quality => PacketsReceived is { } received
        ? new MediaQuality(Mos, JitterMs ?? 0, RoundTripMs, received, PacketsLost ?? 0, PacketsLate ?? 0, PacketsDuplicated ?? 0)
        : null;

    public void Measured(MediaQuality quality) =>
        (Mos, JitterMs, RoundTripMs, PacketsReceived, PacketsLost, PacketsLate, PacketsDuplicated) =
        (quality.Mos, quality.JitterMs, quality.RoundTripMs, quality.Received, quality.Lost, quality.Late, quality.Duplicated);

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
        if (facts.Quality is { } quality)
            Measured(quality);
    }
}
