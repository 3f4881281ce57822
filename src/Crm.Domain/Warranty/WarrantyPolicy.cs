using Crm.Domain.InstallBase;

namespace Crm.Domain.Warranty;

/// <summary>A row of the warranty table: for which sales it holds and what it promises. All day counts are data.</summary>
/// <remarks>A row with a region is a province's rule: it never promises alone, it only makes another row better (see <see cref="PolicyTable"/>).</remarks>
public sealed record WarrantyPolicy
{
    /// <summary>Longest term that a row may promise, in months.</summary>
    public const int LongestMonths = 600;

    /// <summary>Code, e.g. <c>AC-HOME</c>; its versions share it.</summary>
    public required string Code { get; init; }

    /// <summary>Category it holds for, or null for all.</summary>
    public string? CategoryCode { get; init; }

    /// <summary>Brand it holds for, or null for all.</summary>
    public string? BrandCode { get; init; }

    /// <summary>Model it holds for (its code), or null for all.</summary>
    public string? ModelCode { get; init; }

    /// <summary>Beginning of the GB/T 2260 region code it holds for (33 is Zhejiang), or null for the whole country.</summary>
    public string? RegionCode { get; init; }

    /// <summary>Use it holds for.</summary>
    public UnitUse Use { get; init; }

    /// <summary>First sale day it holds for, or null for ever.</summary>
    public DateOnly? SoldFrom { get; init; }

    /// <summary>Last sale day it holds for, or null for ever.</summary>
    public DateOnly? SoldTo { get; init; }

    /// <summary>The day on which the row was put into the table, or null for what the house began with.</summary>
    public DateOnly? RecordedOn { get; init; }

    /// <summary>What is promised; the whole unit is one of them.</summary>
    public ImmutableArray<WarrantyTerm> Terms { get; init; } = [];

    /// <summary>From which day the terms count.</summary>
    public StartBasis Basis { get; init; }

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

    /// <summary>True where the repairer's delay gives return as well (Shandong, arts 27 and 43).</summary>
    public bool RepairerDelayGivesReturn { get; init; }

    /// <summary>Days of normal use that a repair guarantees.</summary>
    public int RepairedPartDays { get; init; } = 30;

    /// <summary>Days in repair, added up, above which return or exchange is due, or null where no such rule holds (Zhejiang: 35).</summary>
    public int? CumulativeRepairDays { get; init; }

    /// <summary>Days in repair above which another appliance is lent, or null where no such rule holds (Zhejiang: 5).</summary>
    public int? LoanerAfterDays { get; init; }

    /// <summary>True where a replaced part begins its own period anew (Zhejiang).</summary>
    public bool ReplacedPartRestarts { get; init; }

    /// <summary>Depreciation per day of use in millionths of the price (1,000 = 0.1 %).</summary>
    public int DepreciationPerDayMillionths { get; init; } = 1_000;

    /// <summary>What makes a repair a charged one.</summary>
    public ImmutableArray<WarrantyExclusion> Exclusions { get; init; } = [.. Enum.GetValues<WarrantyExclusion>()];

    /// <summary>What a long way costs.</summary>
    public DistanceTariff Distance { get; init; } = new();

    /// <summary>Counts edits; a sale keeps the version of its day (invariant 4).</summary>
    public int Version { get; init; } = 1;

    /// <summary>How narrow the row is: a model counts more than a brand, a brand more than a category.</summary>
    public int Specificity => (ModelCode is null ? 0 : 4) + (BrandCode is null ? 0 : 2) + (CategoryCode is null ? 0 : 1);

    /// <summary>True when a sale falls under the row.</summary>
    public bool AppliesTo(SaleScope sale) =>
        (CategoryCode is null || CategoryCode == sale.CategoryCode) && (BrandCode is null || BrandCode == sale.BrandCode)
        && (ModelCode is null || ModelCode == sale.ModelCode) && Use == sale.Use
        && (RegionCode is null || sale.RegionCode?.StartsWith(RegionCode, StringComparison.Ordinal) is true)
        && (SoldFrom is null || sale.SoldOn >= SoldFrom) && (SoldTo is null || sale.SoldOn <= SoldTo);

    /// <summary>The better of both for the customer in every point; code, scope and version stay this row's (L1 arts 3 and 4: better promises bind, contracts cannot waive).</summary>
    public WarrantyPolicy StrengthenedBy(WarrantyPolicy other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return this with
        {
            Terms = Better(Terms, other.Terms),
            ReturnDays = Math.Max(ReturnDays, other.ReturnDays),
            ExchangeDays = Math.Max(ExchangeDays, other.ExchangeDays),
            RepeatLimit = Math.Min(RepeatLimit, other.RepeatLimit),
            PartWaitDays = Math.Min(PartWaitDays, other.PartWaitDays),
            RepairerDelayDays = Math.Min(RepairerDelayDays, other.RepairerDelayDays),
            RepairerDelayGivesReturn = RepairerDelayGivesReturn || other.RepairerDelayGivesReturn,
            RepairedPartDays = Math.Max(RepairedPartDays, other.RepairedPartDays),
            CumulativeRepairDays = Sooner(CumulativeRepairDays, other.CumulativeRepairDays),
            LoanerAfterDays = Sooner(LoanerAfterDays, other.LoanerAfterDays),
            ReplacedPartRestarts = ReplacedPartRestarts || other.ReplacedPartRestarts,
            DepreciationPerDayMillionths = Math.Min(DepreciationPerDayMillionths, other.DepreciationPerDayMillionths),
            Exclusions = [.. Exclusions.Where(other.Exclusions.Contains)],
        };
    }

    private static ImmutableArray<WarrantyTerm> Better(ImmutableArray<WarrantyTerm> mine, ImmutableArray<WarrantyTerm> others)
    {
        var terms = mine;
        foreach (var term in others)
        {
            var old = terms.FirstOrDefault(t => t.Code == term.Code);
            terms = old is null ? terms.Add(term) : terms.Replace(old, old.BetterOf(term));
        }

        return terms;
    }

    private static int? Sooner(int? a, int? b) => a is { } x && b is { } y ? Math.Min(x, y) : a ?? b;
}
