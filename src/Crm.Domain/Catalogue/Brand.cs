namespace Crm.Domain.Catalogue;

/// <summary>A maker's brand.</summary>
public sealed record Brand : ICatalogueRow
{
    /// <summary>Short code, also the first two characters of our serial numbers.</summary>
    public required string Code { get; init; }

    /// <summary>Chinese name.</summary>
    public required string NameZh { get; init; }

    /// <summary>Latin name.</summary>
    public required string NameEn { get; init; }

    /// <summary>True when nothing new may name it; what names it stays as it is.</summary>
    public bool IsRetired { get; init; }

    /// <inheritdoc/>
    public int Version { get; init; }

    /// <inheritdoc/>
    public string Key => Code;
}
