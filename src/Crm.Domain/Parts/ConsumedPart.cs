namespace Crm.Domain.Parts;

/// <summary>A part that a visit used up.</summary>
/// <param name="PartNo">Which.</param>
/// <param name="Class">Whether the old one goes back.</param>
/// <param name="IsFree">The customer did not pay for it.</param>
/// <param name="Quantity">How many.</param>
public sealed record ConsumedPart(string PartNo, PartClass Class, bool IsFree, int Quantity = 1);
