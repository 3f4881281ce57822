using Crm.Domain;

namespace Persistence.InstallBase;

/// <summary>What became of a line.</summary>
/// <param name="Number">Its place in the document, from 1.</param>
/// <param name="Serial">Its serial as told.</param>
/// <param name="IsNew">True when it made a unit now; false with no refusal: the same shipment had made it before.</param>
/// <param name="Refusal">Why it made none, or null.</param>
public sealed record ShipmentLineResult(int Number, string Serial, bool IsNew, Refusal? Refusal);
