namespace Crm.Domain.Catalogue;

/// <summary>A maker's brand.</summary>
public sealed record Brand
{
    /// <summary>Short code, also the first two characters of our serial numbers.</summary>
    public required string Code { get; init; }

    /// <summary>Chinese name.</summary>
    public required string NameZh { get; init; }

    /// <summary>Latin name.</summary>
    public required string NameEn { get; init; }
}
