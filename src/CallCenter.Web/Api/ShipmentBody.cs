using Crm.Domain.InstallBase;

namespace CallCenter.Web.Api;

/// <summary>Body of <c>POST /shipments</c>.</summary>
public sealed record ShipmentBody(string? Number, string? Seller, bool SoldByUs, IReadOnlyList<ShipmentLine>? Lines);
