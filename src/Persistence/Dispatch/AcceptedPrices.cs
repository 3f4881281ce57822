using System.Collections.Immutable;
using Crm.Domain;
using Crm.Domain.Dispatch;
using Crm.Domain.Quotations;
using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Persistence.Dispatch;

/// <summary>What a ticket's customer has agreed to pay (reference §5.4, 8).</summary>
internal static class AcceptedPrices
{
    /// <summary>The ticket's accepted quotations, each with what no visit has charged under it yet.</summary>
    public static async Task<ImmutableArray<AcceptedQuotation>> OfTicketAsync(AppDb db, TicketId ticket, CancellationToken ct)
    {
        var accepted = await db.Set<Quotation>().AsNoTracking().Where(q => q.TicketId == ticket && q.State == QuotationState.Accepted).OrderBy(q => q.Number).Take(QuotationRules.MostPerTicket).ToListAsync(ct);
        if (accepted.Count == 0) return [];
        var numbers = accepted.Select(q => q.Number).ToList();
        var charged = await db.Set<VisitResult>().Where(r => r.QuotationNumber != null && numbers.Contains(r.QuotationNumber)).Select(r => new { r.QuotationNumber, r.Charged }).ToListAsync(ct);
        return
        [
            .. accepted.Select(q => new AcceptedQuotation(
                q.Number, charged.Where(c => c.QuotationNumber == q.Number).Aggregate(q.Due, (left, c) => left - c.Charged), q.AnsweredAt ?? q.CreatedAt)),
        ];
    }

    /// <summary>The most that the ticket as a whole may be charged: what its visits charged, each with the customer's word, and what one accepted quotation still covers.</summary>
    public static async Task<Money> MostAsync(AppDb db, TicketId ticket, CancellationToken ct)
    {
        var visits = await TicketVisits.ChargedAsync(db, ticket, ct) ?? Money.Zero;
        // The result that this transaction is about to store was checked by the visit's own rules.
        var pending = db.ChangeTracker.Entries<VisitResult>().Where(e => e.State == EntityState.Added).Aggregate(Money.Zero, (sum, e) => sum + e.Entity.Charged);
        return visits + pending + PriceRules.Most(await OfTicketAsync(db, ticket, ct));
    }
}
