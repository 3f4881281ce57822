using Crm.Domain.InstallBase;

namespace Crm.Domain.Warranty;

/// <summary>The policies that a new store starts with: three-guarantees minimum and usual makers' promises. Editable data afterwards.</summary>
public static class DefaultPolicies
{
    /// <summary>All rows, household first.</summary>
    public static ImmutableArray<WarrantyPolicy> All { get; } =
    [
        Household("AC", 72, (CoverageCodes.Compressor, 72), (CoverageCodes.FanMotor, 72), (CoverageCodes.MainBoard, 72)),
        Household("RF", 12, (CoverageCodes.Compressor, 36), (CoverageCodes.MainBoard, 36), (CoverageCodes.FanMotor, 36)),
        Household("WM", 12, (CoverageCodes.Motor, 36), (CoverageCodes.MainBoard, 36)),
        Household("WH", 12, (CoverageCodes.Tank, 72), (CoverageCodes.MainBoard, 36)),
        Household("TV", 12, (CoverageCodes.Panel, 36), (CoverageCodes.MainBoard, 36)),
        Commercial("AC"), Commercial("RF"), Commercial("WM"), Commercial("WH"), Commercial("TV"),
    ];

    /// <summary>The rules of provinces and cities that go beyond the nation's (reference §3); household use only, they protect consumers.</summary>
    public static ImmutableArray<WarrantyPolicy> Regions { get; } =
    [
        new() { Code = "CN-33", CategoryCode = null, RegionCode = "33", CumulativeRepairDays = 35, LoanerAfterDays = 5, ReplacedPartRestarts = true },
        new() { Code = "CN-37", CategoryCode = null, RegionCode = "37", RepairerDelayGivesReturn = true },
        new() { Code = "CN-31", CategoryCode = null, RegionCode = "31", Terms = [new WarrantyTerm(CoverageCodes.Whole, 6)] },
        new() { Code = "CN-11", CategoryCode = null, RegionCode = "11", Terms = [new WarrantyTerm(CoverageCodes.Whole, 6)] },
    ];

    /// <summary>Promises and provinces: the table of a new store.</summary>
    public static PolicyTable Table { get; } = new([.. All, .. Regions]);

    /// <summary>The promise for a sale, or null when none holds.</summary>
    public static WarrantyPolicy? For(string category, string brand, UnitUse use, DateOnly soldOn) =>
        Table.For(new SaleScope(category, brand, null, null, use, soldOn))?.Policy;

    private static WarrantyPolicy Household(string category, int months, params ReadOnlySpan<(string Code, int Months)> parts) => new()
    {
        Code = category + "-HOME",
        CategoryCode = category,
        Use = UnitUse.Household,
        Terms = [new WarrantyTerm(CoverageCodes.Whole, months), .. Terms(parts)],
    };

    private static WarrantyPolicy Commercial(string category) => new()
    {
        Code = category + "-SHOP",
        CategoryCode = category,
        Use = UnitUse.Commercial,
        Terms = [new WarrantyTerm(CoverageCodes.Whole, 6)],
    };

    private static WarrantyTerm[] Terms(ReadOnlySpan<(string Code, int Months)> parts)
    {
        var terms = new WarrantyTerm[parts.Length];
        for (var i = 0; i < parts.Length; i++) terms[i] = new WarrantyTerm(parts[i].Code, parts[i].Months);
        return terms;
    }
}
