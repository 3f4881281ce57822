using System.Globalization;
using Crm.Domain;
using Crm.Domain.Administration;
using Crm.Domain.Lists;
using Microsoft.EntityFrameworkCore;
using Persistence.Administration;

namespace Persistence.Lists;

/// <summary>Keeps saved lists. A deleted one can be brought back by its owner; its name is free at once.</summary>
public sealed class SavedListStore(IDbContextFactory<AppDb> contexts, StoreWriter writer, TimeProvider clock)
{
    /// <summary>Lists that one person sees of one kind: what a menu holds.</summary>
    private const int MostShown = 200;

    /// <summary>The person's own lists and those shared with him, by name.</summary>
    public async Task<IReadOnlyList<SavedList>> ListAsync(ListReader reader, ListSubject? subject, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var seen = await SeenAsync(db, reader, ct);
        var rows = await seen.Where(l => l.DeletedAt == null && (subject == null || l.Subject == subject)).OrderBy(l => l.Name).ThenBy(l => l.Id).Take(MostShown).ToListAsync(ct);
        var chosen = await db.Set<ListDefaultRow>().Where(d => d.UserId == reader.User).Select(d => d.ListId).ToListAsync(ct);
        return rows.ConvertAll(r => Seen(r, reader, chosen.Contains(r.Id)));
    }

    /// <summary>One that the person may use, or null.</summary>
    public async Task<SavedList?> FindAsync(ListReader reader, Guid id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var row = await (await SeenAsync(db, reader, ct)).SingleOrDefaultAsync(l => l.Id == id && l.DeletedAt == null, ct);
        return row is null ? null : Seen(row, reader, await db.Set<ListDefaultRow>().AnyAsync(d => d.UserId == reader.User && d.ListId == id, ct));
    }

    /// <summary>The list that the person's page starts with, or null.</summary>
    public async Task<SavedList?> DefaultAsync(ListReader reader, ListSubject subject, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var id = await db.Set<ListDefaultRow>().Where(d => d.UserId == reader.User && d.Subject == subject).Select(d => (Guid?)d.ListId).SingleOrDefaultAsync(ct);
        return id is { } chosen ? await FindAsync(reader, chosen, ct) : null;
    }

    /// <summary>A new list.</summary>
    /// <param name="draft">What it holds; the query was checked.</param>
    /// <param name="mayShare">Whether the person may share lists.</param>
    /// <param name="actor">Whose it is.</param>
    /// <param name="ct">Stops the waiting.</param>
    public Task<SaveResult<Guid>> CreateAsync(SavedListDraft draft, bool mayShare, Actor actor, CancellationToken ct)
    {
        draft = Trimmed(draft);
        if (SavedListRules.Check(draft, mayShare) is { } wrong) return Task.FromResult<SaveResult<Guid>>(wrong);
        return writer.WriteAsync<Guid>(
            async db =>
            {
                var now = clock.GetUtcNow();
                if (await AudienceFaultAsync(db, draft, ct) is { } unknown) return unknown;
                if (await IsTakenAsync(db, draft, actor.Id, null, ct)) return FieldRules.IsTaken("listName", draft.Name);
                if (await db.Set<SavedListRow>().CountAsync(l => l.OwnerId == actor.Id && l.Subject == draft.Subject && l.DeletedAt == null, ct) >= SavedListRules.MostPerOwner)
                    return Refusal.Of(SavedListRules.TooMany, ("max", SavedListRules.MostPerOwner.ToString(CultureInfo.InvariantCulture)));
                var row = new SavedListRow { Id = Guid.CreateVersion7(now), Subject = draft.Subject, OwnerId = actor.Id };
                Fill(row, draft, now);
                db.Add(row);
                Audit.Note(db, actor, "list.created", SubjectOf(row.Id), now, after: Text(draft));
                return row.Id;
            },
            ct);
    }

    /// <summary>Saves the owner's changes.</summary>
    public Task<SaveResult<Guid>> SaveAsync(Guid id, int version, SavedListDraft draft, bool mayShare, Actor actor, CancellationToken ct)
    {
        draft = Trimmed(draft);
        if (SavedListRules.Check(draft, mayShare) is { } wrong) return Task.FromResult<SaveResult<Guid>>(wrong);
        return writer.WriteAsync<Guid>(
            async db =>
            {
                var (row, refusal) = await OwnAsync(db, id, actor, ct);
                if (row is null) return refusal!;
                if (row.Version != version) return Refusal.Of(Refusal.StaleVersion);
                if (row.DeletedAt is not null || row.Subject != draft.Subject) return Refusal.Of(Refusal.NotFound, ("list", id.ToString()));
                if (await AudienceFaultAsync(db, draft, ct) is { } unknown) return unknown;
                if (await IsTakenAsync(db, draft, actor.Id, id, ct)) return FieldRules.IsTaken("listName", draft.Name);
                var now = clock.GetUtcNow();
                var before = Text(DraftOf(row));
                Fill(row, draft, now);
                Audit.Note(db, actor, "list.changed", SubjectOf(id), now, before, Text(draft));
                return id;
            },
            ct);
    }

    /// <summary>Deletes a list, or brings it back; whose page started with it starts with everything meanwhile.</summary>
    public Task<SaveResult<Guid>> DeleteAsync(Guid id, bool isBack, Actor actor, CancellationToken ct) => writer.WriteAsync<Guid>(
        async db =>
        {
            var (row, refusal) = await OwnAsync(db, id, actor, ct);
            if (row is null) return refusal!;
            var now = clock.GetUtcNow();
            if (row.DeletedAt is null == isBack) return id;
            if (isBack && await IsTakenAsync(db, DraftOf(row), actor.Id, id, ct)) return FieldRules.IsTaken("listName", row.Name);
            row.DeletedAt = isBack ? null : now;
            row.NameKey = isBack ? KeyOf(row.Name) : id.ToString("D");
            row.Version++;
            Audit.Note(db, actor, isBack ? "list.restored" : "list.deleted", SubjectOf(id), now, Text(DraftOf(row)));
            return id;
        },
        ct);

    /// <summary>Which list the person's page starts with; null for everything.</summary>
    public Task<SaveResult<bool>> StartWithAsync(ListReader reader, ListSubject subject, Guid? id, CancellationToken ct) => writer.WriteAsync<bool>(
        async db =>
        {
            if (id is { } wanted && !await (await SeenAsync(db, reader, ct)).AnyAsync(l => l.Id == wanted && l.Subject == subject && l.DeletedAt == null, ct))
                return Refusal.Of(Refusal.NotFound, ("list", wanted.ToString()));
            var row = await db.Set<ListDefaultRow>().SingleOrDefaultAsync(d => d.UserId == reader.User && d.Subject == subject, ct);
            if (id is null)
            {
                if (row is not null) db.Remove(row);
            }
            else if (row is null)
            {
                db.Add(new ListDefaultRow { UserId = reader.User, Subject = subject, ListId = id.Value });
            }
            else
            {
                row.ListId = id.Value;
            }

            return true;
        },
        ct);

    private static async Task<IQueryable<SavedListRow>> SeenAsync(AppDb db, ListReader reader, CancellationToken ct)
    {
        List<string?> roles = [.. reader.Roles];
        List<string?> teams = [.. await db.QueueMembers.Where(m => m.AgentId == reader.User).Select(m => m.QueueId).ToListAsync(ct)];
        return db.Set<SavedListRow>().Where(l => l.OwnerId == reader.User
            || (l.Audience == ListAudience.Role && roles.Contains(l.AudienceName)) || (l.Audience == ListAudience.Team && teams.Contains(l.AudienceName)));
    }

    private static async Task<(SavedListRow? Row, Refusal? Refusal)> OwnAsync(AppDb db, Guid id, Actor actor, CancellationToken ct)
    {
        var row = await db.Set<SavedListRow>().SingleOrDefaultAsync(l => l.Id == id, ct);
        if (row is null) return (null, Refusal.Of(Refusal.NotFound, ("list", id.ToString())));
        return row.OwnerId == actor.Id ? (row, null) : (null, Refusal.Of(SavedListRules.NotYours, ("name", row.Name)));
    }

    private static async Task<Refusal?> AudienceFaultAsync(AppDb db, SavedListDraft draft, CancellationToken ct) => draft.Audience switch
    {
        ListAudience.Role when !await db.Roles.AnyAsync(r => r.Name == draft.AudienceName, ct) => FieldRules.IsUnknown("audience", draft.AudienceName!),
        ListAudience.Team when !await db.Queues.AnyAsync(q => q.Id == draft.AudienceName, ct) => FieldRules.IsUnknown("audience", draft.AudienceName!),
        _ => null,
    };

    private static Task<bool> IsTakenAsync(AppDb db, SavedListDraft draft, string owner, Guid? but, CancellationToken ct)
    {
        var key = KeyOf(draft.Name);
        return db.Set<SavedListRow>().AnyAsync(l => l.OwnerId == owner && l.Subject == draft.Subject && l.NameKey == key && l.Id != but, ct);
    }

    private static void Fill(SavedListRow row, SavedListDraft draft, DateTimeOffset now)
    {
        (row.Name, row.NameKey, row.Query) = (draft.Name, KeyOf(draft.Name), draft.Query);
        (row.Audience, row.AudienceName, row.UpdatedAt) = (draft.Audience, draft.AudienceName, now);
        row.Version++;
    }

    private static SavedListDraft Trimmed(SavedListDraft draft) => draft with { Name = draft.Name.Trim(), AudienceName = string.IsNullOrWhiteSpace(draft.AudienceName) ? null : draft.AudienceName.Trim() };

    private static SavedListDraft DraftOf(SavedListRow row) => new(row.Subject, row.Name, row.Query, row.Audience, row.AudienceName);

    private static SavedList Seen(SavedListRow row, ListReader reader, bool isDefault) => new(row.Id, row.OwnerId, DraftOf(row), row.OwnerId == reader.User, isDefault, row.Version);

    // A query may name a phone number: the audit says which list, not what it looks for.
    private static string Text(SavedListDraft draft) => $"{draft.Subject} / {draft.Name} / {draft.Audience} {draft.AudienceName}";

    private static string KeyOf(string name) => name.ToUpperInvariant();

    private static string SubjectOf(Guid id) => "list:" + id.ToString("D");
}
