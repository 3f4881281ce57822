using Crm.Domain.Catalogue;
using Crm.Domain.Customers;
using Crm.Domain.InstallBase;

namespace Persistence.InstallBase;

/// <summary>What the desk knows about a unit that the store does not know yet.</summary>
public sealed record RegisterUnit(
    string? SerialNo,
    ModelId ModelId,
    CustomerId? PurchaserId,
    CustomerId? UserId,
    AddressId? AddressId,
    DateOnly? PurchasedOn = null,
    DateOnly? InstalledOn = null,
    DateOnly? ProducedOn = null,
    string? Seller = null,
    string? InvoiceNo = null,
    UnitUse Use = UnitUse.Household)
{
    /// <summary>Whose it is, where that is not the purchaser.</summary>
    public CustomerId? OwnerId { get; init; }

    /// <summary>Who looks after it.</summary>
    public CustomerId? CustodianId { get; init; }

    /// <summary>The shipment that it came with, or null.</summary>
    public string? Shipment { get; init; }

    /// <summary>True when we sold it ourselves.</summary>
    public bool SoldByUs { get; init; }

    /// <summary>The unit that it is a part of.</summary>
    public UnitId? ParentId { get; init; }
}
