namespace Crm.Domain.Fees;

/// <summary>One amount that one party pays.</summary>
/// <param name="Kind">What for.</param>
/// <param name="Subject">Service item, part number, <c>city</c> or <c>other</c>; empty for the visit.</param>
/// <param name="Quantity">Pieces; kilometres of a way.</param>
/// <param name="UnitPrice">Price of one piece; of a way the whole fee.</param>
/// <param name="Amount">What this party pays, never negative.</param>
/// <param name="Payer">Who pays.</param>
/// <param name="Reason">Why, as a text key with values.</param>
public sealed record FeeLine(FeeKind Kind, string Subject, int Quantity, Money UnitPrice, Money Amount, Payer Payer, Reason Reason);
