namespace Crm.Domain.Catalogue;

/// <summary>Where a product is served.</summary>
public enum ServiceMode
{
    /// <summary>上门: a technician comes.</summary>
    OnSite,

    /// <summary>送修: the customer brings it in.</summary>
    CarryIn,
}
