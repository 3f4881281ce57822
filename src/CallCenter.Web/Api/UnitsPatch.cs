namespace CallCenter.Web.Api;

/// <summary>Body of <c>PATCH /units/{serial}</c>: what is left out stays. The purchaser never changes.</summary>
/// <param name="Version">The version that is changed.</param>
/// <param name="UserId">Who uses it now.</param>
/// <param name="Parent">Serial of the unit it is a part of; empty for none.</param>
/// <param name="ParentBrand">Whose the parent is, where two brands use its serial.</param>
public sealed record UnitsPatch(
    int? Version, Guid? OwnerId = null, Guid? UserId = null, Guid? CustodianId = null, Guid? AddressId = null, DateOnly? PurchasedOn = null, string? InvoiceNo = null, string? Seller = null, string? Parent = null, string? ParentBrand = null);
