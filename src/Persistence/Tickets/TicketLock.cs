using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Persistence.Tickets;

/// <summary>The ticket's row is the lock of everything that hangs on the ticket.</summary>
internal static class TicketLock
{
    /// <summary>Locks the rows of some tickets until the commit, always in the same order: two merges of the same two tickets, either into the other, wait for each other and never both for ever.</summary>
    public static async Task HoldAsync(AppDb db, IEnumerable<TicketId> ids, CancellationToken ct)
    {
        foreach (var id in ids.Distinct().OrderBy(i => i.Value))
            await db.Tickets.Where(t => t.Id == id).ExecuteUpdateAsync(s => s.SetProperty(t => t.Version, t => t.Version), ct);
    }

    /// <summary>The ticket, its row locked until the commit: what is read after it (its open visit, say) is what everybody else left, and nobody changes it meanwhile. Null when there is none.</summary>
    public static async Task<Ticket?> TakeAsync(AppDb db, TicketId id, CancellationToken ct)
    {
        await db.Tickets.Where(t => t.Id == id).ExecuteUpdateAsync(s => s.SetProperty(t => t.Version, t => t.Version), ct);
        return await db.Tickets.SingleOrDefaultAsync(t => t.Id == id, ct);
    }
}
