namespace Crm.Domain.Warranty;

/// <summary>All rows of the warranty table, every version of them.</summary>
/// <remarks>
/// Which row holds for a sale, in this order: only rows without a region promise; of those that were in the table on the sale day each code's highest
/// version; of these the narrowest (model, then brand, then category); of these the last that began. Rows that came into the table later and reach
/// back to the sale can only make it better (invariant 4), and so can the rules of the province.
/// </remarks>
public sealed class PolicyTable(ImmutableArray<WarrantyPolicy> rows)
{
    /// <summary>The rows.</summary>
    public ImmutableArray<WarrantyPolicy> Rows => rows;

    /// <summary>What holds for a sale, or null when nobody promises anything.</summary>
    public PolicyChoice? For(SaleScope sale)
    {
        ArgumentNullException.ThrowIfNull(sale);
        var promises = rows.Where(r => r.RegionCode is null && r.AppliesTo(sale)).ToList();
        if (promises.Count == 0) return null;

        // A house that typed its table in after the sale: its first rows are what was promised.
        var known = promises.Min(r => Known(r)) is var first && first > sale.SoldOn ? first : sale.SoldOn;
        var row = promises.Where(r => Known(r) <= known)
            .GroupBy(r => r.Code, StringComparer.Ordinal).Select(versions => versions.MaxBy(r => r.Version)!)
            .OrderByDescending(r => r.Specificity).ThenByDescending(r => r.SoldFrom ?? DateOnly.MinValue).ThenBy(r => r.Code, StringComparer.Ordinal).First();
        ImmutableArray<WarrantyPolicy> better =
        [
            .. promises.Where(r => Known(r) > known && r.Specificity >= row.Specificity).OrderBy(Known).ThenBy(r => r.Version),
            .. rows.Where(r => r.RegionCode is not null && r.AppliesTo(sale)).OrderBy(r => r.Code, StringComparer.Ordinal).ThenBy(r => r.Version),
        ];
        return new PolicyChoice(better.Aggregate(row, (policy, other) => policy.StrengthenedBy(other)), row, better);
    }

    private static DateOnly Known(WarrantyPolicy row) => row.RecordedOn ?? DateOnly.MinValue;
}
