namespace Crm.Domain.Catalogue;

/// <summary>A fault in the customer's words, chosen from a list per category (GB/T 24822 structure, own codes).</summary>
public sealed record Symptom
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
}
