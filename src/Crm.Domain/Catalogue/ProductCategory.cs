namespace Crm.Domain.Catalogue;

/// <summary>A kind of appliance; warranty terms, symptoms and skills hang on it.</summary>
public sealed record ProductCategory : ICatalogueRow
{
    /// <summary>Short code, e.g. <c>AC</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Chinese name.</summary>
    public required string NameZh { get; init; }

    /// <summary>English name.</summary>
    public required string NameEn { get; init; }

    /// <summary>Place in lists.</summary>
    public int Position { get; init; }

    /// <summary>What may hurt somebody, see <see cref="Hazards"/>; empty leaves it to the category's code.</summary>
    public string Hazard { get; init; } = "";

    /// <summary>True when nothing new may name it; what names it stays as it is.</summary>
    public bool IsRetired { get; init; }

    /// <inheritdoc/>
    public int Version { get; init; }

    /// <inheritdoc/>
    public string Key => Code;
}
