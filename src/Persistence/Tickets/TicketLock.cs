using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Persistence.Queries;

namespace Persistence.Tickets;

/// <summary>The ticket's row is the lock of everything that hangs on the ticket.</summary>
internal static class TicketLock
{
    /// <summary>Locks the rows of some tickets until the commit, always in the same order: two merges of the same two tickets, either into the other, wait for each other and never both for ever.</summary>
    public static async Task HoldAsync(AppDb db, IEnumerable<TicketId> ids, CancellationToken ct)
    {
        // A store with one writer has locked everything with the transaction's first word.
        if (db.Database.IsSqlite()) return;
        foreach (var id in ids.Distinct().OrderBy(i => i.Value))
            await db.Tickets.Where(t => t.Id == id).ExecuteUpdateAsync(s => s.SetProperty(t => t.Version, t => t.Version), ct);
    }

    /// <summary>The ticket, its row locked until the commit: what is read after it (its open visit, say) is what everybody else left, and nobody changes it meanwhile. Null when there is none.</summary>
    public static async Task<Ticket?> TakeAsync(AppDb db, TicketId id, CancellationToken ct)
    {
        await HoldAsync(db, [id], ct);
        return await SaveReads.Of(db).Ticket(db, id, ct);
    }
}
