namespace Crm.Domain.Dispatch;

/// <summary>A code that a visit's result may name.</summary>
/// <param name="Group">One of <see cref="VisitCodeGroups"/>.</param>
/// <param name="Code">The code; its part before the dash is the category, <see cref="GeneralCategory"/> fits every category.</param>
/// <param name="ActiveFrom">First day on which it may be used, or null.</param>
/// <param name="ActiveTo">Last day on which it may be used, or null.</param>
/// <param name="Category">The category that an administrator chose for it; null: the part before the dash says it.</param>
public sealed record VisitCode(string Group, string Code, DateOnly? ActiveFrom = null, DateOnly? ActiveTo = null, string? Category = null)
{
    /// <summary>The category of codes that fit every product.</summary>
    public const string GeneralCategory = "GN";

    /// <summary>True on the days of its validity.</summary>
    public bool IsActive(DateOnly day) => (ActiveFrom is not { } from || day >= from) && (ActiveTo is not { } to || day <= to);

    /// <summary>True when it belongs to the category, or to all of them.</summary>
    public bool Fits(string? categoryCode)
    {
        if (Category is not null) return categoryCode is null || Category == categoryCode;
        var dash = Code.IndexOf('-', StringComparison.Ordinal);
        if (dash <= 0 || categoryCode is null) return true;
        var own = Code.AsSpan(0, dash);
        return own.SequenceEqual(GeneralCategory) || own.SequenceEqual(categoryCode);
    }
}
