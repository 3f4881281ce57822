using Crm.Domain;
using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Persistence.Tickets;

/// <summary>What holds tickets' settlements: read by people and by claims, released by people.</summary>
public sealed class SettlementHoldStore(StoreWriter writer, IDbContextFactory<AppDb> contexts, TimeProvider clock)
{
    // A ticket with more has another problem.
    private const int Most = 50;

    /// <summary>A ticket's holds, those that hold now first, then the newest.</summary>
    public async Task<IReadOnlyList<SettlementHold>> ListAsync(TicketId ticket, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Set<SettlementHold>().AsNoTracking().Where(h => h.TicketId == ticket).OrderBy(h => h.ReleasedAt == null ? 0 : 1).ThenByDescending(h => h.Since).Take(Most).ToListAsync(ct);
    }

    /// <summary>Releases a hold.</summary>
    /// <param name="id">Which.</param>
    /// <param name="version">The version it was made on, or null.</param>
    /// <param name="reason">Why; needed.</param>
    /// <param name="actor">Who releases it.</param>
    /// <param name="ct">Stops before the commit, never after.</param>
    public Task<SaveResult<SettlementHold>> ReleaseAsync(Guid id, int? version, string? reason, Actor actor, CancellationToken ct) => writer.WriteAsync<SettlementHold>(
        async db =>
        {
            if (await db.Set<SettlementHold>().SingleOrDefaultAsync(h => h.Id == id, ct) is not { } stored) return Refusal.Of(Refusal.NotFound, ("hold", id.ToString("D")));
            if (version is not null && version != stored.Version) return Refusal.Of(Refusal.StaleVersion, ("number", stored.Subject));
            var now = clock.GetUtcNow();
            var (released, refusal) = SettlementHoldRules.Release(stored, reason, actor.Id, now);
            if (released is null) return refusal!;
            await SettlementHoldRows.EndAsync(db, stored, released, actor, now, ct);
            return released;
        },
        ct);
}
