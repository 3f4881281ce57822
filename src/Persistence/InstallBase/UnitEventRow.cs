using Crm.Domain.InstallBase;

namespace Persistence.InstallBase;

/// <summary>One fact of a unit, append-only.</summary>
public sealed class UnitEventRow
{
    public UnitId UnitId { get; init; }

    /// <summary>1, 2, 3 … without gaps per unit.</summary>
    public int Seq { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>User name of who did it, or <c>system</c>.</summary>
    public string ActorId { get; init; } = "";

    public string? Workstation { get; init; }

    /// <summary>Name of the fact, e.g. RepairEnded.</summary>
    public string Type { get; init; } = "";

    /// <summary>The fact as JSON.</summary>
    public string Data { get; init; } = "{}";
}
