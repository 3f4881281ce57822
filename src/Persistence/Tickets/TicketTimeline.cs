using Crm.Domain.Tickets;
using Persistence.Queries;

namespace Persistence.Tickets;

/// <summary>Where a ticket's timeline ends.</summary>
internal static class TicketTimeline
{
    /// <summary>The last number, rows that this transaction is about to write included; 0 before the first.</summary>
    public static async Task<int> LastAsync(AppDb db, TicketId id, CancellationToken ct)
    {
        var stored = await SaveReads.Of(db).LastOfTimeline(db, id, ct) ?? 0;
        var pending = db.TicketTimeline.Local.Where(t => t.TicketId == id).Select(t => t.Seq).DefaultIfEmpty().Max();
        return Math.Max(stored, pending);
    }
}
