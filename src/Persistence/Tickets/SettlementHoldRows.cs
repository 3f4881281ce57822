using Crm.Domain.Callbacks;
using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Persistence.Tickets;

/// <summary>Raises and ends holds inside the transaction of the deed that they follow.</summary>
internal static class SettlementHoldRows
{
    /// <summary>Keeps a hold and says so on the ticket's timeline; null: nothing to keep.</summary>
    public static async Task RaiseAsync(AppDb db, SettlementHold? hold, Actor actor, DateTimeOffset now, CancellationToken ct)
    {
        if (hold is null) return;
        db.Add(hold);
        await NoteAsync(db, hold, new TicketEvent.SettlementHeld(hold.Cause, hold.Subject), actor, now, ct);
    }

    /// <summary>Ends what a follow-up held, with the follow-up's own result.</summary>
    public static async Task EndAsync(AppDb db, CallbackFollowUp settled, Actor actor, DateTimeOffset now, CancellationToken ct)
    {
        if (await db.Set<SettlementHold>().SingleOrDefaultAsync(h => h.Id == settled.Id, ct) is not { IsOpen: true } hold) return;
        await EndAsync(db, hold, SettlementHoldRules.Ended(hold, settled.Result!, actor.Id, now), actor, now, ct);
    }

    /// <summary>Stores a released hold.</summary>
    public static Task EndAsync(AppDb db, SettlementHold stored, SettlementHold released, Actor actor, DateTimeOffset now, CancellationToken ct)
    {
        db.Entry(stored).CurrentValues.SetValues(released);
        return NoteAsync(db, released, new TicketEvent.SettlementReleased(released.Cause, released.Subject, released.ReleaseReason!), actor, now, ct);
    }

    private static async Task NoteAsync(AppDb db, SettlementHold hold, TicketEvent fact, Actor actor, DateTimeOffset now, CancellationToken ct)
    {
        var ticket = db.Tickets.Local.FirstOrDefault(t => t.Id == hold.TicketId) ?? await db.Tickets.AsNoTracking().SingleAsync(t => t.Id == hold.TicketId, ct);
        TicketStore.Note(db, ticket, [fact], await TicketTimeline.LastAsync(db, hold.TicketId, ct), actor, now);
    }
}
