namespace Crm.Domain.Administration;

/// <summary>Which number of ours a called customer sees, by brand and purpose: <c>brand:HM=4008001000, purpose:callback=4008001003</c>. The first entry that fits wins;
/// without one it is the trunk's own.</summary>
public static class CallerIds
{
    private const string Brand = "brand:";
    private const string Purpose = "purpose:";

    /// <summary>The number for a call, or null for the trunk's own.</summary>
    /// <param name="rules">The setting's value.</param>
    /// <param name="brand">Code of the brand the call is about, or null.</param>
    /// <param name="purpose">What the call is for, or null.</param>
    public static string? Choose(string rules, string? brand, string? purpose)
    {
        ArgumentNullException.ThrowIfNull(rules);
        foreach (var (what, number) in Entries(rules))
        {
            if ((brand is not null && what == Brand + brand) || (purpose is not null && what == Purpose + purpose)) return number;
        }

        return null;
    }

    /// <summary>Why the value cannot be, or null.</summary>
    /// <param name="field">The setting's key.</param>
    /// <param name="value">What was typed.</param>
    public static Refusal? Check(string field, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        foreach (var (what, number) in Entries(value))
        {
            var isNamed = (what.StartsWith(Brand, StringComparison.Ordinal) && what.Length > Brand.Length) || (what.StartsWith(Purpose, StringComparison.Ordinal) && what.Length > Purpose.Length);
            if (!isNamed) return FieldRules.IsUnknown(field, what);
            if (FieldRules.Number(field, number) is { } wrong) return wrong;
        }

        return null;
    }

    private static IEnumerable<(string What, string Number)> Entries(string rules)
    {
        foreach (var entry in rules.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var at = entry.IndexOf('=', StringComparison.Ordinal);
            yield return at < 0 ? (entry, "") : (entry[..at].Trim(), entry[(at + 1)..].Trim());
        }
    }
}
