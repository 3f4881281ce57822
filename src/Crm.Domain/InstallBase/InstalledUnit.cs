using Crm.Domain.Catalogue;
using Crm.Domain.Customers;

namespace Crm.Domain.InstallBase;

/// <summary>One appliance at one place. Who bought it and who uses it may differ (KP-06).</summary>
public sealed record InstalledUnit
{
    /// <summary>Identity.</summary>
    public required UnitId Id { get; init; }

    /// <summary>Body serial in normal form, see <see cref="SerialNumber"/>; unique within its brand (invariant 2).</summary>
    public required string SerialNo { get; init; }

    /// <summary>Code of its model's brand.</summary>
    public string BrandCode { get; init; } = "";

    /// <summary>The last six characters of the serial, as people read them out.</summary>
    public required string SerialTail
    {
        get;
        init
        {
            field = value;
            SerialKeys = SerialNumber.KeysOf(value);
        }
    }

    /// <summary>The tail as a caller keys it, see <see cref="SerialNumber.KeysOf"/>; follows <see cref="SerialTail"/>.</summary>
    public string SerialKeys { get; private init; } = "";

    /// <summary>What it is.</summary>
    public required ModelId ModelId { get; init; }

    /// <summary>Who bought it, or null.</summary>
    public CustomerId? PurchaserId { get; init; }

    /// <summary>Who uses it, or null.</summary>
    public CustomerId? UserId { get; init; }

    /// <summary>Whose it is, where that is not the purchaser (a company's, a landlord's), or null.</summary>
    public CustomerId? OwnerId { get; init; }

    /// <summary>Who looks after it and opens the door (KP-06), or null.</summary>
    public CustomerId? CustodianId { get; init; }

    /// <summary>The unit that it is a part of (an indoor unit of an outdoor one), or null.</summary>
    public UnitId? ParentId { get; init; }

    /// <summary>The unit that it was given for, or null.</summary>
    public UnitId? ReplacesId { get; init; }

    /// <summary>Where it stands, or null.</summary>
    public AddressId? AddressId { get; init; }

    /// <summary>The shop that sold it, or null.</summary>
    public string? Seller { get; init; }

    /// <summary>The shipment that it came with, or null.</summary>
    public string? ShipmentNo { get; init; }

    /// <summary>True when we sold it ourselves (KP-04).</summary>
    public bool SoldByUs { get; init; }

    /// <summary>The invoice's number, or null.</summary>
    public string? InvoiceNo { get; init; }

    /// <summary>The invoice's day, or null when there is no voucher.</summary>
    public DateOnly? PurchasedOn { get; init; }

    /// <summary>The day of installation, or null.</summary>
    public DateOnly? InstalledOn { get; init; }

    /// <summary>The production day from the nameplate, or null; only year and month count.</summary>
    public DateOnly? ProducedOn { get; init; }

    /// <summary>Household or commercial.</summary>
    public UnitUse Use { get; init; }

    /// <summary>Life.</summary>
    public UnitState State { get; init; }

    /// <summary>Counts saves.</summary>
    public int Version { get; init; }
}
