namespace Crm.Domain.Fees;

/// <summary>A part that is used.</summary>
/// <param name="PartNo">Its number.</param>
/// <param name="Quantity">How many, 1 to 99.</param>
/// <param name="Coverage">What of the warranty covers it beside the whole unit, e.g. <c>compressor</c>, or null.</param>
/// <param name="Position">Where it sits in the machine, or null.</param>
public sealed record FeePart(string PartNo, int Quantity = 1, string? Coverage = null, string? Position = null);
