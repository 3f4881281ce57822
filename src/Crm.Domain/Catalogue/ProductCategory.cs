namespace Crm.Domain.Catalogue;

/// <summary>A kind of appliance; warranty terms, symptoms and skills hang on it.</summary>
public sealed record ProductCategory
{
    /// <summary>Short code, e.g. <c>AC</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Chinese name.</summary>
    public required string NameZh { get; init; }

    /// <summary>English name.</summary>
    public required string NameEn { get; init; }

    /// <summary>Place in lists.</summary>
    public int Position { get; init; }
}
