using Crm.Domain.Customers;
using Crm.Domain.InstallBase;
using Crm.Domain.Warranty;

namespace Persistence.Queries;

/// <summary>An appliance with its verdict of today.</summary>
public sealed record PopUnit(
    UnitId Id,
    string SerialNo,
    string ModelCode,
    string ModelNameZh,
    string ModelNameEn,
    string CategoryCode,
    string BrandCode,
    string BrandNameZh,
    string BrandNameEn,
    CustomerId? PurchaserId,
    CustomerId? UserId,
    AddressId? AddressId,
    DateOnly? PurchasedOn,
    DateOnly? InstalledOn,
    DateOnly? ProducedOn,
    bool SoldByUs,
    UnitState State,
    int RepairCount,
    WarrantyVerdict Warranty);
