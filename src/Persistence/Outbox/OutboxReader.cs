using Microsoft.EntityFrameworkCore;

namespace Persistence.Outbox;

/// <summary>Reads facts in their order for those who must be told.</summary>
public sealed class OutboxReader(IDbContextFactory<AppDb> contexts, StoreWriter writer, TimeProvider clock)
{
    /// <summary>Facts that were not dispatched yet, oldest first.</summary>
    public async Task<IReadOnlyList<OutboxRow>> PendingAsync(int limit, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Outbox.AsNoTracking().Where(o => o.DispatchedAt == null).OrderBy(o => o.Seq).Take(limit).ToListAsync(ct);
    }

    /// <summary>The newest sequence number, 0 before the first.</summary>
    public async Task<long> LastSeqAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Outbox.MaxAsync(o => (long?)o.Seq, ct) ?? 0;
    }

    /// <summary>Facts after a sequence number, for replay.</summary>
    public async Task<IReadOnlyList<OutboxRow>> AfterAsync(long seq, int limit, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Outbox.AsNoTracking().Where(o => o.Seq > seq).OrderBy(o => o.Seq).Take(limit).ToListAsync(ct);
    }

    /// <summary>Marks facts as told.</summary>
    public Task MarkDispatchedAsync(IReadOnlyCollection<long> seqs, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return writer.WriteAsync(
            db => db.Outbox.Where(o => seqs.Contains(o.Seq) && o.DispatchedAt == null).ExecuteUpdateAsync(s => s.SetProperty(o => o.DispatchedAt, now), ct), ct);
    }
}
