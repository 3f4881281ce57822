namespace Crm.Domain.Catalogue;

/// <summary>A fault in the customer's words, chosen from a list per category (GB/T 24822 structure, own codes).</summary>
public sealed record Symptom : ICatalogueRow
{
    /// <summary>Code, unique over all categories, e.g. <c>AC-S01</c>.</summary>
    public required string Code { get; init; }

    /// <summary>The category that it belongs to.</summary>
    public required string CategoryCode { get; init; }

    /// <summary>Chinese text.</summary>
    public required string NameZh { get; init; }

    /// <summary>English text.</summary>
    public required string NameEn { get; init; }

    /// <summary>True when life is at risk (gas smell, electric shock): such a fault is never solved by phone.</summary>
    public bool IsSafetyCritical { get; init; }

    /// <summary>Place in the list.</summary>
    public int Position { get; init; }

    /// <summary>First day on which it may be chosen, or null.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>Last day on which it may be chosen, or null.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>Who usually answers for it: a code of the liability table, or null.</summary>
    public string? Liability { get; init; }

    /// <summary>True when nothing new may name it; what names it stays as it is.</summary>
    public bool IsRetired { get; init; }

    /// <inheritdoc/>
    public int Version { get; init; }

    /// <inheritdoc/>
    public string Key => Code;
}
