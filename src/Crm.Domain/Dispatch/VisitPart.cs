namespace Crm.Domain.Dispatch;

/// <summary>A part that a visit used.</summary>
/// <param name="Position">Where it sits in the machine, e.g. <c>CL1</c>; empty when it has no place of its own.</param>
/// <param name="PartNo">Its number.</param>
/// <param name="Quantity">How many, 1 to 20.</param>
/// <param name="Serial">The new part's own serial, or null.</param>
/// <param name="Coverage">What of the warranty covers it beside the whole unit, or null.</param>
public sealed record VisitPart(string Position, string PartNo, int Quantity = 1, string? Serial = null, string? Coverage = null);
