namespace Crm.Domain.Catalogue;

/// <summary>A model that we serve.</summary>
public sealed record ProductModel : ICatalogueRow
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

    /// <summary>产品线, for people and reports.</summary>
    public string Line { get; init; } = "";

    /// <summary>First day of sale, or null when it was never written down.</summary>
    public DateOnly? SoldFrom { get; init; }

    /// <summary>Last day of sale, or null while it is sold.</summary>
    public DateOnly? SoldTo { get; init; }

    /// <summary>How its serials look, see <see cref="InstallBase.SerialRule"/>; empty lets any serial pass.</summary>
    public string SerialRule { get; init; } = "";

    /// <summary>What may hurt somebody who opens it, see <see cref="Hazards"/>; empty leaves it to the category.</summary>
    public string Hazard { get; init; } = "";

    /// <summary>True when nothing new may name it; what names it stays as it is.</summary>
    public bool IsRetired { get; init; }

    /// <inheritdoc/>
    public int Version { get; init; }

    /// <inheritdoc/>
    public string Key => Id.ToString();
}
