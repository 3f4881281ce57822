using Crm.Domain.InstallBase;

namespace CallCenter.Web.Api;

/// <summary>Body of <c>POST /units</c>.</summary>
/// <param name="Serial">As on the type plate.</param>
/// <param name="Model">Model's code.</param>
/// <param name="ParentBrand">Whose the parent is, where two brands use its serial.</param>
public sealed record UnitsBody(
    string? Serial, string? Model, Guid? PurchaserId = null, Guid? OwnerId = null, Guid? UserId = null, Guid? CustodianId = null, Guid? AddressId = null, DateOnly? PurchasedOn = null,
    DateOnly? InstalledOn = null, DateOnly? ProducedOn = null, string? Seller = null, string? InvoiceNo = null, UnitUse Use = UnitUse.Household, string? Parent = null, string? ParentBrand = null);
