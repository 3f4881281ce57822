using System.Collections.Immutable;
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
    WarrantyVerdict Warranty)
{
    /// <summary>Running campaigns of the maker that concern it and were not done on it.</summary>
    public ImmutableArray<Recall> Recalls { get; init; } = [];
}
