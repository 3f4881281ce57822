namespace Crm.Domain.Catalogue;

/// <summary>服务料号: a piece of work that has a central price (LX-07).</summary>
public sealed record ServiceItem : ICatalogueRow
{
    /// <summary>Code, never given to another meaning.</summary>
    public required string Code { get; init; }

    /// <summary>Its product category, or null for every one.</summary>
    public string? CategoryCode { get; init; }

    /// <summary>Chinese name.</summary>
    public required string NameZh { get; init; }

    /// <summary>English name.</summary>
    public required string NameEn { get; init; }

    /// <summary>How much work.</summary>
    public ServiceGrade Grade { get; init; }

    /// <summary>Place in lists.</summary>
    public int Position { get; init; }

    /// <summary>True when nothing new may name it; what names it stays as it is.</summary>
    public bool IsRetired { get; init; }

    /// <inheritdoc/>
    public int Version { get; init; }

    /// <inheritdoc/>
    public string Key => Code;
}
