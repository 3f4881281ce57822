using Crm.Domain.Quotations;

namespace CallCenter.Web.Api;

/// <summary>A quotation; money in fen.</summary>
public sealed record QuotationWire(
    string Number, QuotationState State, DateOnly PricedOn, int ValidDays, DateOnly? ValidUntil, long Total, long Due, IReadOnlyList<QuotationLineWire> Lines, string Note, string? Answer, string CreatedBy, DateTimeOffset CreatedAt, int Version)
{
    internal static QuotationWire From(Quotation q, DateOnly today) => new(
        q.Number, q.On(today), q.PricedOn, q.ValidDays, q.ValidUntil, q.Total.Fen, q.Due.Fen,
        [.. q.Lines.Select(l => new QuotationLineWire(l.Kind, l.Subject, l.Text, l.Quantity, l.UnitPrice.Fen, l.Amount.Fen, l.Payer))], q.Note, q.Answer, q.CreatedBy, q.CreatedAt, q.Version);
}
