using Crm.Domain.Fees;

namespace CallCenter.Web.Api;

/// <summary>One amount that one party pays, fen.</summary>
public sealed record FeesLineWire(FeeKind Kind, string Subject, int Quantity, long UnitPrice, long Amount, Payer Payer, string Reason);
