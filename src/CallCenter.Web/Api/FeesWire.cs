using Crm.Domain.Fees;

namespace CallCenter.Web.Api;

/// <summary>What a piece of work costs and who pays, fen.</summary>
public sealed record FeesWire(DateOnly PricedOn, long Total, long Customer, long Maker, long Dealer, IReadOnlyList<FeesLineWire> Lines, IReadOnlyList<string> Unpriced)
{
    internal static FeesWire From(FeeBill bill, DateOnly day) => new(
        day, bill.Total.Fen, bill.Of(Payer.Customer).Fen, bill.Of(Payer.Maker).Fen, bill.Of(Payer.Dealer).Fen,
        [.. bill.Lines.Select(l => new FeesLineWire(l.Kind, l.Subject, l.Quantity, l.UnitPrice.Fen, l.Amount.Fen, l.Payer, l.Reason.Key))], bill.Unpriced);
}
