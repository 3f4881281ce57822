using Crm.Domain;
using Crm.Domain.Administration;
using Microsoft.EntityFrameworkCore;
using Persistence.Administration;

namespace Persistence.History;

/// <summary>Finds recordings whose time is over and notes that they are gone; the rows stay, so that the chain still holds.</summary>
public sealed class RecordingRetentionStore(StoreWriter writer, IDbContextFactory<AppDb> contexts, TimeProvider clock)
{
    /// <summary>How many there are and how long their files were.</summary>
    public async Task<(int Recordings, long Bytes)> CountAsync(DateTimeOffset before, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var due = Due(db, before);
        return (await due.CountAsync(ct), await due.SumAsync(r => r.Bytes, ct));
    }

    /// <summary>The next of them, oldest first.</summary>
    public async Task<IReadOnlyList<RecordingRow>> NextAsync(DateTimeOffset before, int limit, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await Due(db, before).AsNoTracking().OrderBy(r => r.StartedAt).Take(limit).ToListAsync(ct);
    }

    /// <summary>Claims the next of them: from here on nobody can hold one, and what was held a moment before is not among them.</summary>
    public async Task<IReadOnlyList<RecordingRow>> ClaimAsync(DateTimeOffset before, int limit, CancellationToken ct)
    {
        List<RecordingRow> claimed = [];
        await writer.WriteAsync(
            async db =>
            {
                var ids = await Due(db, before).OrderBy(r => r.StartedAt).Select(r => r.Id).Take(limit).ToListAsync(ct);
                await db.Recordings.Where(r => ids.Contains(r.Id) && r.HeldAt == null).ExecuteUpdateAsync(s => s.SetProperty(r => r.State, RecordingState.Removing), ct);
                claimed = await db.Recordings.AsNoTracking().Where(r => ids.Contains(r.Id) && r.State == RecordingState.Removing).OrderBy(r => r.StartedAt).ToListAsync(ct);
            },
            ct);
        return claimed;
    }

    /// <summary>Their files are gone.</summary>
    public Task MarkDeletedAsync(IReadOnlyCollection<Guid> ids, string by, CancellationToken ct) => writer.WriteAsync(
        async db =>
        {
            await db.Recordings.Where(r => ids.Contains(r.Id)).ExecuteUpdateAsync(s => s.SetProperty(r => r.State, RecordingState.Deleted), ct);
            var now = clock.GetUtcNow();
            foreach (var id in ids)
                Audit.Note(db, new Actor(by), "recording.retention", id.ToString("D"), now);
        },
        ct);

    /// <summary>Keeps one beyond its time until it is released.</summary>
    public Task<SaveResult<RecordingRow>> HoldAsync(Guid id, string? reason, Actor actor, CancellationToken ct) => ChangeAsync(
        id,
        row =>
        {
            if (LegalHoldRules.Hold(row.HeldAt is not null, row.State is RecordingState.Removing or RecordingState.Deleted, reason) is { } refusal) return refusal;
            (row.HeldAt, row.HeldBy, row.HoldReason) = (clock.GetUtcNow(), actor.Id, reason!.Trim());
            return null;
        },
        "recording.held",
        reason,
        actor,
        ct);

    /// <summary>Nothing keeps it any more: what its time has run out for goes the next night.</summary>
    public Task<SaveResult<RecordingRow>> ReleaseAsync(Guid id, string? reason, Actor actor, CancellationToken ct) => ChangeAsync(
        id,
        row =>
        {
            if (LegalHoldRules.Release(row.HeldAt is not null, reason) is { } refusal) return refusal;
            (row.HeldAt, row.HeldBy, row.HoldReason) = (null, null, null);
            return null;
        },
        "recording.released",
        reason,
        actor,
        ct);

    private Task<SaveResult<RecordingRow>> ChangeAsync(Guid id, Func<RecordingRow, Refusal?> change, string deed, string? reason, Actor actor, CancellationToken ct) => writer.WriteAsync<RecordingRow>(
        async db =>
        {
            if (await db.Recordings.FirstOrDefaultAsync(r => r.Id == id, ct) is not { } row) return Refusal.Of(Refusal.NotFound, ("field", "recording"), ("value", id.ToString("D")));
            var before = row.HoldReason;
            if (change(row) is { } refusal) return refusal;
            Audit.Note(db, actor, deed, id.ToString("D"), clock.GetUtcNow(), before, reason!.Trim());
            return row;
        },
        ct);

    private static IQueryable<RecordingRow> Due(AppDb db, DateTimeOffset before) =>
        db.Recordings.Where(r => r.StartedAt < before && r.HeldAt == null
            && (r.State == RecordingState.Closed || r.State == RecordingState.Repaired || r.State == RecordingState.Broken || r.State == RecordingState.Removing));
}
