using Crm.Domain.InstallBase;

namespace Crm.Domain.Warranty;

/// <summary>A row of the warranty table: for which sales it holds and what it promises. All day counts are data.</summary>
public sealed record WarrantyPolicy
{
    /// <summary>Code, e.g. <c>AC-HOME</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Category it holds for.</summary>
    public required string CategoryCode { get; init; }

    /// <summary>Brand it holds for, or null for all.</summary>
    public string? BrandCode { get; init; }

    /// <summary>Use it holds for.</summary>
    public UnitUse Use { get; init; }

    /// <summary>First sale day it holds for, or null for ever.</summary>
    public DateOnly? SoldFrom { get; init; }

    /// <summary>Last sale day it holds for, or null for ever.</summary>
    public DateOnly? SoldTo { get; init; }

    /// <summary>What is promised; the whole unit is one of them.</summary>
    public ImmutableArray<WarrantyTerm> Terms { get; init; } = [];

    /// <summary>True when the period counts from the installation where one is recorded.</summary>
    public bool CountsFromInstallation { get; init; }

    /// <summary>Days in which a performance fault gives return, exchange or repair.</summary>
    public int ReturnDays { get; init; } = 7;

    /// <summary>Days in which it gives exchange or repair.</summary>
    public int ExchangeDays { get; init; } = 15;

    /// <summary>Failed repairs after which exchange is due.</summary>
    public int RepeatLimit { get; init; } = 2;

    /// <summary>Days without a part after which exchange is due.</summary>
    public int PartWaitDays { get; init; } = 90;

    /// <summary>Days of the repairer's own delay after which exchange is due.</summary>
    public int RepairerDelayDays { get; init; } = 30;

    /// <summary>Days of normal use that a repair guarantees.</summary>
    public int RepairedPartDays { get; init; } = 30;

    /// <summary>Depreciation per day of use in millionths of the price (1,000 = 0.1 %).</summary>
    public int DepreciationPerDayMillionths { get; init; } = 1_000;

    /// <summary>Counts edits; a sale keeps the version of its day (invariant 4).</summary>
    public int Version { get; init; } = 1;

    /// <summary>True when a sale of this kind on this day falls under the row.</summary>
    public bool AppliesTo(string category, string brand, UnitUse use, DateOnly soldOn) =>
        CategoryCode == category && (BrandCode is null || BrandCode == brand) && Use == use
        && (SoldFrom is null || soldOn >= SoldFrom) && (SoldTo is null || soldOn <= SoldTo);
}
