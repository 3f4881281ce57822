namespace Crm.Domain.InstallBase;

/// <summary>A shipment of machines to a seller (LX-04, KP-03).</summary>
/// <param name="Number">The document's number; the same number again imports nothing twice.</param>
/// <param name="Seller">Who sells them.</param>
/// <param name="SoldByUs">True when the seller is our own shop.</param>
/// <param name="Lines">The machines.</param>
public sealed record ShipmentDraft(string Number, string? Seller, bool SoldByUs, ImmutableArray<ShipmentLine> Lines);
