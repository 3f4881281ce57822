using Crm.Domain;
using Crm.Domain.Callbacks;
using Crm.Domain.Dispatch;
using Crm.Domain.Quotations;
using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Persistence.Tickets;

/// <summary>What moves when one ticket is taken in by another: its calls, call-backs, visits, attachments, messages, tasks, groups and quotations. An open question to a leader holds the merge, so none is left behind. Its timeline stays where it happened; each of the two names the other.</summary>
internal static class TicketMerge
{
    public static async Task<Refusal?> IntoAsync(AppDb db, Ticket ticket, TicketId into, Actor actor, DateTimeOffset now, CancellationToken ct)
    {
        // Whoever asks for a merge holds both rows already; this is for a merge within another transaction.
        await TicketLock.HoldAsync(db, [ticket.Id, into], ct);
        if (await db.Tickets.AsNoTracking().SingleOrDefaultAsync(t => t.Id == into, ct) is not { } survivor) return Refusal.Of(Refusal.NotFound, ("ticket", into.ToString()));
        // Into a case that is over nothing can go: whoever reads it there would not see it.
        if (!survivor.IsOpen) return Refusal.Of("TicketIsFinal", ("number", survivor.Number), ("status", survivor.Status.ToString()));
        var has = await db.Set<TicketCallRow>().Where(c => c.TicketId == into).Select(c => c.InteractionId).ToListAsync(ct);
        var linked = await db.Set<TicketCallRow>().Where(c => c.TicketId == ticket.Id).Select(c => c.InteractionId).ToListAsync(ct);
        var older = await db.Interactions.Where(i => i.TicketId == ticket.Id).Select(i => i.Id).ToListAsync(ct);
        var calls = linked.Concat(older).Distinct().Except(has).ToList();
        foreach (var call in calls)
            db.Add(new TicketCallRow { TicketId = into, InteractionId = call, LinkedAt = now, LinkedBy = actor.Id });
        var callbacks = await CallbacksAsync(db, ticket.Id, into, ct);
        var visits = await VisitsAsync(db, ticket.Id, into, ct);
        var files = await db.Set<TicketAttachment>().Where(a => a.TicketId == ticket.Id).ExecuteUpdateAsync(s => s.SetProperty(a => a.TicketId, into), ct);
        await db.Set<SettlementHold>().Where(h => h.TicketId == ticket.Id).ExecuteUpdateAsync(s => s.SetProperty(h => h.TicketId, into), ct);
        var messages = await db.Set<TicketMessage>().Where(m => m.TicketId == ticket.Id).ExecuteUpdateAsync(s => s.SetProperty(m => m.TicketId, into), ct);
        await db.Set<TicketMentionRow>().Where(m => m.TicketId == ticket.Id).ExecuteUpdateAsync(s => s.SetProperty(m => m.TicketId, into), ct);
        await db.Set<TicketTask>().Where(t => t.TicketId == ticket.Id).ExecuteUpdateAsync(s => s.SetProperty(t => t.TicketId, into), ct);
        await db.Set<TicketGroup>().Where(g => g.TicketId == ticket.Id).ExecuteUpdateAsync(s => s.SetProperty(g => g.TicketId, into), ct);
        // What the customer was told it costs, or has accepted, holds for the case that goes on.
        var quotations = await db.Set<Quotation>().Where(q => q.TicketId == ticket.Id).ExecuteUpdateAsync(s => s.SetProperty(q => q.TicketId, into).SetProperty(q => q.Version, q => q.Version + 1), ct);
        var took = new TicketEvent.TookIn(ticket.Id, ticket.Number, calls.Count, callbacks, visits, files, messages, quotations);
        TicketStore.Note(db, survivor, [took], await TicketTimeline.LastAsync(db, into, ct), actor, now);
        return null;
    }

    // Rounds go on where the survivor's end. An open call-back goes along unless the survivor has one of its own: a problem is one promise (reference §5.4, 16), and what follows ends the other.
    private static async Task<int> CallbacksAsync(AppDb db, TicketId from, TicketId into, CancellationToken ct)
    {
        var round = await db.Set<CallbackTask>().Where(t => t.TicketId == into).MaxAsync(t => (int?)t.Round, ct) ?? 0;
        var hasOpen = await db.Set<CallbackTask>().AnyAsync(t => t.OpenFor == into, ct);
        var tasks = await db.Set<CallbackTask>().Where(t => t.TicketId == from && (!hasOpen || t.OpenFor == null)).OrderBy(t => t.Round).Select(t => t.Id).ToListAsync(ct);
        foreach (var id in tasks)
        {
            round++;
            await db.Set<CallbackTask>().Where(t => t.Id == id).ExecuteUpdateAsync(
                s => s.SetProperty(t => t.TicketId, into).SetProperty(t => t.Round, round).SetProperty(t => t.OpenFor, t => t.OpenFor == null ? (TicketId?)null : into).SetProperty(t => t.Version, t => t.Version + 1), ct);
        }

        await db.Set<CallbackFollowUp>().Where(f => f.TicketId == from && tasks.Contains(f.CallbackId)).ExecuteUpdateAsync(s => s.SetProperty(f => f.TicketId, into), ct);
        return tasks.Count;
    }

    // The same for visits: an open one goes along unless somebody is on the way for the survivor already.
    private static async Task<int> VisitsAsync(AppDb db, TicketId from, TicketId into, CancellationToken ct)
    {
        var number = await db.Set<DispatchOrder>().Where(o => o.TicketId == into).MaxAsync(o => (int?)o.VisitNo, ct) ?? 0;
        var hasOpen = await db.Set<DispatchOrder>().AnyAsync(o => o.OpenTicketId == into, ct);
        var orders = await db.Set<DispatchOrder>().Where(o => o.TicketId == from && (!hasOpen || o.OpenTicketId == null)).OrderBy(o => o.VisitNo).Select(o => o.Id).ToListAsync(ct);
        foreach (var id in orders)
        {
            number++;
            await db.Set<DispatchOrder>().Where(o => o.Id == id).ExecuteUpdateAsync(
                s => s.SetProperty(o => o.TicketId, into).SetProperty(o => o.VisitNo, number).SetProperty(o => o.OpenTicketId, o => o.OpenTicketId == null ? (TicketId?)null : into).SetProperty(o => o.Version, o => o.Version + 1), ct);
        }

        return orders.Count;
    }
}
