using Crm.Domain.Warranty;

namespace Crm.Domain.InstallBase;

/// <summary>What is guaranteed on one unit until when. Stored, and changed only by events (invariant 3).</summary>
public sealed record UnitCoverage
{
    /// <summary>Which unit.</summary>
    public required UnitId UnitId { get; init; }

    /// <summary>What is covered: <c>whole</c>, or a main part's code such as <c>compressor</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Who stands for it.</summary>
    public CoverageSource Source { get; init; }

    /// <summary>The first day, which itself is not counted.</summary>
    public DateOnly StartsOn { get; init; }

    /// <summary>The last covered day, inclusive, with all extensions.</summary>
    public DateOnly EndsOn { get; init; }

    /// <summary>Length in months as promised, before extensions.</summary>
    public int Months { get; init; }

    /// <summary>Days added for repairs and waits.</summary>
    public int ExtendedByDays { get; init; }

    /// <summary>What the start was taken from.</summary>
    public CoverageStart Start { get; init; }

    /// <summary>Share of the labour that is free, 0 to 100.</summary>
    public int LabourPercent { get; init; } = 100;

    /// <summary>Share of the parts that is free, 0 to 100.</summary>
    public int PartsPercent { get; init; } = 100;

    /// <summary>Share of the distance fee that is free, 0 to 100.</summary>
    public int TravelPercent { get; init; } = 100;
}
