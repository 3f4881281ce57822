namespace Crm.Domain.Catalogue;

/// <summary>A model that we serve.</summary>
public sealed record ProductModel
{
    /// <summary>Identity.</summary>
    public required ModelId Id { get; init; }

    /// <summary>Its brand's code.</summary>
    public required string BrandCode { get; init; }

    /// <summary>Its category's code.</summary>
    public required string CategoryCode { get; init; }

    /// <summary>The maker's model code, e.g. <c>KFR-35GW/HM1</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Chinese name for people.</summary>
    public required string NameZh { get; init; }

    /// <summary>English name for people.</summary>
    public required string NameEn { get; init; }

    /// <summary>Where it is served.</summary>
    public ServiceMode ServiceMode { get; init; }

    /// <summary>The last day of production, or null while it is made.</summary>
    public DateOnly? EndOfProduction { get; init; }
}
