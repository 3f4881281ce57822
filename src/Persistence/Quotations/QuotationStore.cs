using Crm.Domain;
using Crm.Domain.Quotations;
using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Persistence.Administration;
using Persistence.Conventions;

namespace Persistence.Quotations;

/// <summary>Makes and changes quotations; each change is a line of the audit.</summary>
public sealed class QuotationStore(StoreWriter writer, IDbContextFactory<AppDb> contexts, NumberSequences numbers, TimeProvider clock)
{
    /// <summary>The quotations of a ticket, the newest first.</summary>
    public async Task<IReadOnlyList<Quotation>> OfTicketAsync(TicketId ticket, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Set<Quotation>().AsNoTracking().Where(q => q.TicketId == ticket).OrderByDescending(q => q.Number).Take(QuotationRules.MostPerTicket).ToListAsync(ct);
    }

    /// <summary>A quotation by its number, only when it is the ticket's; else null.</summary>
    public async Task<Quotation?> FindAsync(string ticket, string number, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Set<Quotation>().AsNoTracking().SingleOrDefaultAsync(q => q.Number == number && db.Tickets.Any(t => t.Id == q.TicketId && t.Number == ticket), ct);
    }

    /// <summary>Begins a draft for an open ticket.</summary>
    public async Task<SaveResult<Quotation>> BeginAsync(TicketId ticketId, QuotationCommand.Edit content, DateOnly pricedOn, Actor actor, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var day = SiteZone.DayOf(now);
        var key = QuotationNumber.DayKey(day);
        await numbers.EnsureAsync(key, ct);
        return await writer.WriteAsync<Quotation>(
            async db =>
            {
                if (await db.Tickets.AsNoTracking().SingleOrDefaultAsync(t => t.Id == ticketId, ct) is not { } ticket) return Refusal.Of(Refusal.NotFound, ("ticket", ticketId.ToString()));
                if (!ticket.IsOpen) return Refusal.Of("TicketIsFinal", ("number", ticket.Number), ("status", ticket.Status.ToString()));
                if (await db.Set<Quotation>().CountAsync(q => q.TicketId == ticketId, ct) >= QuotationRules.MostPerTicket)
                    return Refusal.Of("TooManyQuotations", ("number", ticket.Number), ("max", QuotationRules.MostPerTicket.ToString(System.Globalization.CultureInfo.InvariantCulture)));
                var seed = new Quotation { Id = new QuotationId(Guid.CreateVersion7(now)), Number = "", TicketId = ticketId, CreatedBy = actor.Id, CreatedAt = now, PricedOn = pricedOn };
                if (QuotationRules.Decide(seed, content, day) is not Decision<QuotationEvent>.Accepted accepted) return Refused(QuotationRules.Decide(seed, content, day));
                var number = QuotationNumber.Of(day, await NumberSequences.NextAsync(db, key, ct));
                var quotation = accepted.Events.Aggregate(seed, (q, fact) => QuotationRules.Apply(q, fact, now)) with { Number = number, Version = 1 };
                db.Add(quotation);
                Audit.Note(db, actor, "quotation.created", "quotation:" + number, now, after: StoreJson.Write(new { ticket = ticket.Number, total = quotation.Total.Fen, due = quotation.Due.Fen }));
                return quotation;
            },
            ct);
    }

    /// <summary>Carries a command out.</summary>
    public Task<SaveResult<Quotation>> ChangeAsync(QuotationId id, int version, QuotationCommand command, Actor actor, CancellationToken ct) => writer.WriteAsync<Quotation>(
        async db =>
        {
            var now = clock.GetUtcNow();
            if (await db.Set<Quotation>().SingleOrDefaultAsync(q => q.Id == id, ct) is not { } stored) return Refusal.Of(Refusal.NotFound, ("quotation", id.ToString()));
            if (stored.Version != version) return Refusal.Of(Refusal.StaleVersion, ("quotation", stored.Number));
            if (QuotationRules.Decide(stored, command, SiteZone.DayOf(now)) is not Decision<QuotationEvent>.Accepted accepted) return Refused(QuotationRules.Decide(stored, command, SiteZone.DayOf(now)));
            var next = accepted.Events.Aggregate(stored, (q, fact) => QuotationRules.Apply(q, fact, now)) with { Version = version + 1 };
            db.Entry(stored).CurrentValues.SetValues(next);
            var name = accepted.Events[^1].Name["Quotation".Length..];
            Audit.Note(db, actor, "quotation." + char.ToLowerInvariant(name[0]) + name[1..], "quotation:" + stored.Number, now, stored.State.ToString(), StoreJson.Write(new { total = next.Total.Fen, due = next.Due.Fen }));
            return next;
        },
        ct);

    /// <summary>Notes that somebody took a quotation away as a file.</summary>
    public Task NoteExportAsync(Quotation quotation, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(quotation);
        return writer.WriteAsync(
            db =>
            {
                Audit.Note(db, actor, "quotation.exported", "quotation:" + quotation.Number, clock.GetUtcNow());
                return Task.CompletedTask;
            },
            ct);
    }

    private static Refusal Refused(Decision<QuotationEvent> decision) => ((Decision<QuotationEvent>.Refused)decision).Refusal;
}
