using System.Globalization;
using Crm.Domain;
using Crm.Domain.Administration;
using Crm.Domain.Webhooks;
using Microsoft.EntityFrameworkCore;
using Persistence.Administration;

namespace Persistence.Webhooks;

/// <summary>Keeps subscriptions, how far each was told, and what each never took.</summary>
public sealed class WebhookStore(StoreWriter writer, IDbContextFactory<AppDb> contexts, TimeProvider clock)
{
    /// <summary>Dead letters of one subscription that are kept, the newest: more than a person looks through.</summary>
    public const int MostLetters = 1_000;

    /// <summary>Every subscription by name; of one owner alone when <paramref name="owner"/> is given.</summary>
    public async Task<IReadOnlyList<WebhookRow>> ListAsync(string? owner, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Set<WebhookRow>().AsNoTracking().Where(w => owner == null || w.Owner == owner).OrderBy(w => w.Name).ThenBy(w => w.Id).Take(WebhookRules.Most).ToListAsync(ct);
    }

    /// <summary>One, or null.</summary>
    public async Task<WebhookRow?> FindAsync(Guid id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Set<WebhookRow>().AsNoTracking().SingleOrDefaultAsync(w => w.Id == id, ct);
    }

    /// <summary>Makes a subscription to what happens from now on.</summary>
    /// <param name="draft">What it shall be.</param>
    /// <param name="secret">The key of its signature, closed.</param>
    /// <param name="actor">Who makes it, and whose rights it has.</param>
    /// <param name="ct">Stops before the commit, never after.</param>
    public Task<SaveResult<WebhookRow>> CreateAsync(WebhookDraft draft, string secret, Actor actor, CancellationToken ct) => writer.WriteAsync<WebhookRow>(
        async db =>
        {
            if (WebhookRules.Check(draft) is { } wrong) return wrong;
            if (await db.Set<WebhookRow>().CountAsync(ct) >= WebhookRules.Most) return Refusal.Of(WebhookRules.TooMany, ("field", "name"), ("limit", WebhookRules.Most.ToString(CultureInfo.InvariantCulture)));
            if (await db.Set<WebhookRow>().AnyAsync(w => w.Name == draft.Name, ct)) return FieldRules.IsTaken("name", draft.Name);
            var now = clock.GetUtcNow();
            var row = new WebhookRow
            {
                Id = Guid.CreateVersion7(now), Name = draft.Name, Address = draft.Address, Events = string.Join(' ', draft.Events), IsActive = draft.IsActive, Secret = secret, Owner = actor.Id,
                CreatedAt = now, UpdatedAt = now, AfterSeq = await db.Outbox.MaxAsync(o => (long?)o.Seq, ct) ?? 0, Version = 1,
            };
            db.Add(row);
            Audit.Note(db, actor, "webhook.created", SubjectOf(row), now, null, $"{row.Address} {row.Events}");
            return row;
        },
        ct);

    /// <summary>Changes one.</summary>
    public Task<SaveResult<WebhookRow>> ChangeAsync(Guid id, int version, WebhookDraft draft, Actor actor, CancellationToken ct) => writer.WriteAsync<WebhookRow>(
        async db =>
        {
            if (WebhookRules.Check(draft) is { } wrong) return wrong;
            if (await db.Set<WebhookRow>().SingleOrDefaultAsync(w => w.Id == id, ct) is not { } row) return Refusal.Of(Refusal.NotFound, ("webhook", id.ToString()));
            if (row.Version != version) return Refusal.Of(Refusal.StaleVersion, ("version", row.Version.ToString(CultureInfo.InvariantCulture)));
            if (await db.Set<WebhookRow>().AnyAsync(w => w.Name == draft.Name && w.Id != id, ct)) return FieldRules.IsTaken("name", draft.Name);
            var before = $"{row.Address} {row.Events} {row.IsActive}";
            (row.Name, row.Address, row.Events, row.IsActive, row.UpdatedAt) = (draft.Name, draft.Address, string.Join(' ', draft.Events), draft.IsActive, clock.GetUtcNow());
            row.Version++;
            // Another address, or switched on again: what failed before says nothing about it.
            (row.NextAt, row.Failed) = (null, 0);
            Audit.Note(db, actor, "webhook.changed", SubjectOf(row), row.UpdatedAt, before, $"{row.Address} {row.Events} {row.IsActive}");
            return row;
        },
        ct);

    /// <summary>Gives one another key; the old one signs nothing any more.</summary>
    public Task<SaveResult<WebhookRow>> RekeyAsync(Guid id, string secret, Actor actor, CancellationToken ct) => writer.WriteAsync<WebhookRow>(
        async db =>
        {
            if (await db.Set<WebhookRow>().SingleOrDefaultAsync(w => w.Id == id, ct) is not { } row) return Refusal.Of(Refusal.NotFound, ("webhook", id.ToString()));
            (row.Secret, row.UpdatedAt) = (secret, clock.GetUtcNow());
            row.Version++;
            Audit.Note(db, actor, "webhook.rekeyed", SubjectOf(row), row.UpdatedAt);
            return row;
        },
        ct);

    /// <summary>Removes one with its dead letters.</summary>
    public Task<SaveResult<WebhookRow>> DeleteAsync(Guid id, Actor actor, CancellationToken ct) => writer.WriteAsync<WebhookRow>(
        async db =>
        {
            if (await db.Set<WebhookRow>().SingleOrDefaultAsync(w => w.Id == id, ct) is not { } row) return Refusal.Of(Refusal.NotFound, ("webhook", id.ToString()));
            db.Remove(row);
            Audit.Note(db, actor, "webhook.deleted", SubjectOf(row), clock.GetUtcNow(), row.Address);
            return row;
        },
        ct);

    /// <summary>Notes that somebody tried one out or sent a dead letter again.</summary>
    public Task NoteAsync(WebhookRow row, string deed, Actor actor, CancellationToken ct) => writer.WriteAsync(
        db =>
        {
            Audit.Note(db, actor, "webhook." + deed, SubjectOf(row), clock.GetUtcNow());
            return Task.CompletedTask;
        },
        ct);

    /// <summary>Takes a turn for a subscription: false while another node has it.</summary>
    public async Task<bool> ClaimAsync(Guid id, DateTimeOffset until, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var taken = 0;
        await writer.WriteAsync(
            async db => taken = await db.Set<WebhookRow>().Where(w => w.Id == id && (w.ClaimedUntil == null || w.ClaimedUntil < now)).ExecuteUpdateAsync(s => s.SetProperty(w => w.ClaimedUntil, until), ct), ct);
        return taken == 1;
    }

    /// <summary>Ends a turn.</summary>
    public Task ReleaseAsync(Guid id, CancellationToken ct) =>
        writer.WriteAsync(db => db.Set<WebhookRow>().Where(w => w.Id == id).ExecuteUpdateAsync(s => s.SetProperty(w => w.ClaimedUntil, (DateTimeOffset?)null), ct), ct);

    /// <summary>A fact was taken, or none up to the number was for it; with the status of the answer when one was sent. Extends the turn.</summary>
    public Task ToldAsync(Guid id, long seq, int? status, DateTimeOffset claimedUntil, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return writer.WriteAsync(
            async db =>
            {
                if (await db.Set<WebhookRow>().SingleOrDefaultAsync(w => w.Id == id, ct) is not { } row) return;
                (row.AfterSeq, row.Failed, row.NextAt, row.ClaimedUntil) = (Math.Max(row.AfterSeq, seq), 0, null, claimedUntil);
                if (status is not null) (row.LastAt, row.LastStatus, row.LastProblem) = (now, status, null);
            },
            ct);
    }

    /// <summary>A try failed: it is tried again after a while, or after the last try it becomes a dead letter and the next fact has its turn.</summary>
    /// <returns>True when it was given up.</returns>
    public async Task<bool> FailedAsync(Guid id, long seq, string type, string body, int status, string problem, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var isOver = false;
        await writer.WriteAsync(
            async db =>
            {
                isOver = false;
                if (await db.Set<WebhookRow>().SingleOrDefaultAsync(w => w.Id == id, ct) is not { } row) return;
                (row.LastAt, row.LastStatus, row.LastProblem) = (now, status, problem);
                var failed = row.Failed + 1;
                if (WebhookRules.WaitAfter(failed) is { } wait)
                {
                    (row.Failed, row.NextAt) = (failed, now + wait);
                    return;
                }

                (row.AfterSeq, row.Failed, row.NextAt) = (Math.Max(row.AfterSeq, seq), 0, null);
                isOver = true;
                db.Add(new DeadLetterRow { Id = Guid.CreateVersion7(now), WebhookId = id, Seq = seq, Type = type, Body = body, Attempts = failed, Status = status, Problem = problem, At = now });
                var oldest = await db.Set<DeadLetterRow>().Where(l => l.WebhookId == id).OrderByDescending(l => l.Seq).Skip(MostLetters - 1).Select(l => l.Id).Take(MostLetters).ToListAsync(ct);
                if (oldest.Count > 0) await db.Set<DeadLetterRow>().Where(l => oldest.Contains(l.Id)).ExecuteDeleteAsync(ct);
            },
            ct);
        return isOver;
    }

    /// <summary>Dead letters of a subscription, the newest first.</summary>
    /// <param name="id">Which subscription.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="before">The number of the last one already shown, or null.</param>
    /// <param name="ct">Stops the reading.</param>
    public async Task<IReadOnlyList<DeadLetterRow>> LettersAsync(Guid id, int limit, long? before, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Set<DeadLetterRow>().AsNoTracking().Where(l => l.WebhookId == id && (before == null || l.Seq < before)).OrderByDescending(l => l.Seq).Take(limit).ToListAsync(ct);
    }

    /// <summary>One of them, or null.</summary>
    public async Task<DeadLetterRow?> LetterAsync(Guid webhook, Guid letter, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Set<DeadLetterRow>().AsNoTracking().SingleOrDefaultAsync(l => l.Id == letter && l.WebhookId == webhook, ct);
    }

    /// <summary>What came of sending one again.</summary>
    public Task ResentAsync(Guid letter, int status, string? problem, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return writer.WriteAsync(
            async db =>
            {
                if (await db.Set<DeadLetterRow>().SingleOrDefaultAsync(l => l.Id == letter, ct) is not { } row) return;
                (row.Status, row.Problem, row.ResentAt) = (status, problem, problem is null ? now : row.ResentAt);
            },
            ct);
    }

    private static string SubjectOf(WebhookRow row) => "webhook:" + row.Name;
}
