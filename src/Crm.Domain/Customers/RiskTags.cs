namespace Crm.Domain.Customers;

/// <summary>What colleagues must know before they call or go there (5.1).</summary>
public static class RiskTags
{
    /// <summary>The codes that may be chosen: threatens people, has a dangerous dog, owes money, claims for a trade, sues, must not be visited by one alone.</summary>
    public static ImmutableArray<string> Known { get; } = ["aggressive", "dog", "debt", "trader", "litigation", "two-people"];

    /// <summary>The codes of a column.</summary>
    public static ImmutableArray<string> Split(string? column) => column is null ? [] : [.. column.Split(',', StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>One column of codes, in the order in which they are known; null for none.</summary>
    public static string? Join(IEnumerable<string> codes)
    {
        var chosen = codes.ToHashSet(StringComparer.Ordinal);
        return chosen.Count == 0 ? null : string.Join(',', Known.Where(chosen.Contains));
    }
}
