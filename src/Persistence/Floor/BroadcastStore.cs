using Crm.Domain;
using Crm.Domain.Administration;
using Microsoft.EntityFrameworkCore;
using Persistence.Administration;

namespace Persistence.Floor;

/// <summary>Messages to desks, and who has read them.</summary>
public sealed class BroadcastStore(StoreWriter writer, IDbContextFactory<AppDb> contexts, TimeProvider clock)
{
    /// <summary>Messages that one list shows: a month of a talkative shift; older ones stay in the audit.</summary>
    public const int Listed = 100;

    /// <summary>Sends a message.</summary>
    public Task<SaveResult<Guid>> SendAsync(BroadcastDraft draft, Actor actor, CancellationToken ct) => writer.WriteAsync<Guid>(
        async db =>
        {
            var now = clock.GetUtcNow();
            if (BroadcastRules.Check(draft, now) is { } wrong) return wrong;
            foreach (var queue in draft.Queues)
            {
                if (!await db.Queues.AnyAsync(q => q.Id == queue && q.IsActive, ct)) return FieldRules.IsUnknown("queues", queue);
            }

            if (await db.Broadcasts.CountAsync(b => b.Until > now, ct) >= BroadcastRules.MaxActive)
                return Refusal.Of(BroadcastRules.TooMany, ("max", $"{BroadcastRules.MaxActive}"));
            var row = new BroadcastRow
            {
                Id = Guid.CreateVersion7(now), Text = draft.Text.Trim(), Queues = string.Join(',', draft.Queues.Distinct(StringComparer.Ordinal)),
                MustRead = draft.MustRead, SentAt = now, Until = draft.Until, SentBy = actor.Id,
            };
            db.Broadcasts.Add(row);
            Audit.Note(db, actor, "broadcast.sent", $"broadcast:{row.Id}", now, null, row.Text);
            return row.Id;
        },
        ct);

    /// <summary>Ends a message before its time.</summary>
    public Task<SaveResult<bool>> EndAsync(Guid id, Actor actor, CancellationToken ct) => writer.WriteAsync<bool>(
        async db =>
        {
            var now = clock.GetUtcNow();
            if (await db.Broadcasts.SingleOrDefaultAsync(b => b.Id == id, ct) is not { } row) return Refusal.Of(Refusal.NotFound, ("broadcast", $"{id}"), ("value", $"{id}"));
            if (row.Until <= now) return false;
            row.Until = now;
            Audit.Note(db, actor, "broadcast.ended", $"broadcast:{id}", now);
            return true;
        },
        ct);

    /// <summary>Reminds everybody who has not read it yet; not more often than <see cref="BroadcastRules.RemindPause"/>.</summary>
    public Task<SaveResult<bool>> RemindAsync(Guid id, Actor actor, CancellationToken ct) => writer.WriteAsync<bool>(
        async db =>
        {
            var now = clock.GetUtcNow();
            if (await db.Broadcasts.SingleOrDefaultAsync(b => b.Id == id, ct) is not { } row) return Refusal.Of(Refusal.NotFound, ("broadcast", $"{id}"), ("value", $"{id}"));
            if (BroadcastRules.CheckReminder(row.Until, row.RemindedAt ?? row.SentAt, now) is { } refusal) return refusal;
            row.RemindedAt = now;
            Audit.Note(db, actor, "broadcast.reminded", $"broadcast:{id}", now);
            return true;
        },
        ct);

    /// <summary>Notes that somebody read a message; once, however often he presses.</summary>
    public Task<SaveResult<bool>> ReadAsync(Guid id, string user, CancellationToken ct) => writer.WriteAsync<bool>(
        async db =>
        {
            if (!await db.Broadcasts.AnyAsync(b => b.Id == id, ct)) return Refusal.Of(Refusal.NotFound, ("broadcast", $"{id}"), ("value", $"{id}"));
            if (await db.BroadcastReads.AnyAsync(r => r.BroadcastId == id && r.UserId == user, ct)) return false;
            db.BroadcastReads.Add(new BroadcastReadRow { BroadcastId = id, UserId = user, At = clock.GetUtcNow() });
            return true;
        },
        ct);

    /// <summary>The newest messages, ended ones too.</summary>
    public async Task<IReadOnlyList<Broadcast>> ListAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await db.Broadcasts.AsNoTracking().OrderByDescending(b => b.SentAt).ThenByDescending(b => b.Id).Take(Listed).ToListAsync(ct);
        var ids = rows.Select(r => r.Id).ToList();
        var reads = (await db.BroadcastReads.AsNoTracking().Where(r => ids.Contains(r.BroadcastId)).ToListAsync(ct)).ToLookup(r => r.BroadcastId);
        return [.. rows.Select(r => new Broadcast(
            r.Id, r.Text, [.. r.Queues.Split(',', StringSplitOptions.RemoveEmptyEntries)], r.MustRead, r.SentAt, r.Until, r.SentBy,
            [.. reads[r.Id].OrderBy(x => x.At).Select(x => new BroadcastRead(x.UserId, x.At))]) { RemindedAt = r.RemindedAt })];
    }
}
