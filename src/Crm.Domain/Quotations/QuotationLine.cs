using Crm.Domain.Fees;

namespace Crm.Domain.Quotations;

/// <summary>One line of a quotation, in words as they stood when it was made.</summary>
/// <param name="Kind">What for; a free line is <see cref="FeeKind.Other"/>.</param>
/// <param name="Subject">Service item or part number; empty for a free line.</param>
/// <param name="Text">What the customer reads.</param>
/// <param name="Quantity">Pieces.</param>
/// <param name="UnitPrice">Price of a piece.</param>
/// <param name="Amount">What the payer pays.</param>
/// <param name="Payer">Who pays.</param>
public sealed record QuotationLine(FeeKind Kind, string Subject, string Text, int Quantity, Money UnitPrice, Money Amount, Payer Payer);
