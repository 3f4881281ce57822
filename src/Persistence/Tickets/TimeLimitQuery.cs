using Crm.Domain.ServiceLevels;
using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Persistence.Tickets;

/// <summary>Reads how tickets stand against their limits.</summary>
public sealed class TimeLimitQuery(IDbContextFactory<AppDb> contexts, TimeProvider clock)
{
    // As long as the floor's other signals are remembered.
    private static readonly TimeSpan Lately = TimeSpan.FromHours(1);

    /// <summary>A ticket's limits in the order of the work.</summary>
    public async Task<IReadOnlyList<ServiceClock>> OfTicketAsync(TicketId ticket, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return [.. (await db.Set<ServiceClock>().AsNoTracking().Where(c => c.TicketId == ticket).ToListAsync(ct)).OrderBy(c => c.Limit)];
    }

    /// <summary>Tickets that ran over a limit within the last hour and whose limit still runs.</summary>
    public async Task<int> OverdueLatelyAsync(CancellationToken ct)
    {
        var since = clock.GetUtcNow() - Lately;
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Set<ServiceClock>().Where(c => c.RemindedAt >= since && c.StoppedAt == null && (c.Reminded == ReminderLevel.Overdue || c.Reminded == ReminderLevel.Escalation))
            .Select(c => c.TicketId).Distinct().CountAsync(ct);
    }
}
