using Crm.Domain;
using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Persistence.Tickets;

/// <summary>What moves when one ticket is taken in by another: its calls. Its timeline and call-backs stay where they happened; each of the two names the other.</summary>
internal static class TicketMerge
{
    public static async Task<Refusal?> IntoAsync(AppDb db, Ticket ticket, TicketId into, Actor actor, DateTimeOffset now, CancellationToken ct)
    {
        if (await db.Tickets.AsNoTracking().SingleOrDefaultAsync(t => t.Id == into, ct) is not { } survivor) return Refusal.Of(Refusal.NotFound, ("ticket", into.ToString()));
        // Into a case that is over nothing can go: whoever reads it there would not see it.
        if (!survivor.IsOpen) return Refusal.Of("TicketIsFinal", ("number", survivor.Number), ("status", survivor.Status.ToString()));
        var has = await db.Set<TicketCallRow>().Where(c => c.TicketId == into).Select(c => c.InteractionId).ToListAsync(ct);
        var linked = await db.Set<TicketCallRow>().Where(c => c.TicketId == ticket.Id).Select(c => c.InteractionId).ToListAsync(ct);
        var older = await db.Interactions.Where(i => i.TicketId == ticket.Id).Select(i => i.Id).ToListAsync(ct);
        foreach (var call in linked.Concat(older).Distinct().Except(has))
            db.Add(new TicketCallRow { TicketId = into, InteractionId = call, LinkedAt = now, LinkedBy = actor.Id });
        TicketStore.Note(db, survivor, [new TicketEvent.TookIn(ticket.Id, ticket.Number)], await TicketTimeline.LastAsync(db, into, ct), actor, now);
        return null;
    }
}
