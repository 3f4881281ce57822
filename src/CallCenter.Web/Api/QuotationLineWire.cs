using Crm.Domain.Fees;

namespace CallCenter.Web.Api;

/// <summary>A line of a quotation; money in fen.</summary>
public sealed record QuotationLineWire(FeeKind Kind, string Subject, string Text, int Quantity, long UnitPrice, long Amount, Payer Payer);
