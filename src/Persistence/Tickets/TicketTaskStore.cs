using Crm.Domain;
using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Persistence.Administration;

namespace Persistence.Tickets;

/// <summary>Tasks and temporary work groups of a ticket.</summary>
public sealed class TicketTaskStore(StoreWriter writer, IDbContextFactory<AppDb> contexts, TimeProvider clock)
{
    // Done ones too: the rule bounds the open ones, a page shows no more.
    private const int Listed = 200;

    /// <summary>A ticket's tasks, open ones first, then the latest.</summary>
    public async Task<IReadOnlyList<TicketTask>> ListAsync(TicketId ticket, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Set<TicketTask>().AsNoTracking().Where(t => t.TicketId == ticket).OrderBy(t => t.DoneAt != null).ThenByDescending(t => t.CreatedAt).Take(Listed).ToListAsync(ct);
    }

    /// <summary>A ticket's work groups, ended ones too.</summary>
    public async Task<IReadOnlyList<TicketGroup>> GroupsAsync(TicketId ticket, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Set<TicketGroup>().AsNoTracking().Where(g => g.TicketId == ticket).OrderBy(g => g.CreatedAt).Take(Listed).ToListAsync(ct);
    }

    /// <summary>Open tasks of one person, his groups' too, by their end.</summary>
    public async Task<IReadOnlyList<(TicketTask Task, string Number)>> OfPersonAsync(string user, int limit, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        // Names are told apart by the commas around them; none holds one.
        var named = "," + user + ",";
        var mine = db.Set<TicketGroup>().Where(g => g.EndedAt == null && ("," + g.Members + ",").Contains(named)).Select(g => (Guid?)g.Id);
        var rows = await (
            from t in db.Set<TicketTask>()
            join ticket in db.Tickets on t.TicketId equals ticket.Id
            where t.DoneAt == null && (t.OwnerId == user || mine.Contains(t.GroupId))
            orderby t.DueAt == null, t.DueAt, t.CreatedAt
            select new { t, ticket.Number }).AsNoTracking().Take(limit).ToListAsync(ct);
        return [.. rows.Select(r => (r.t, r.Number))];
    }

    /// <summary>Writes a task down.</summary>
    /// <param name="id">On which ticket.</param>
    /// <param name="text">What.</param>
    /// <param name="owner">Whose, or null for a group's.</param>
    /// <param name="group">Which group's, or null.</param>
    /// <param name="due">Until when, or null.</param>
    /// <param name="people">Accounts that may see the ticket.</param>
    /// <param name="actor">Who writes.</param>
    /// <param name="ct">Stops before the commit, never after.</param>
    public Task<SaveResult<TicketTask>> AddAsync(TicketId id, string text, string? owner, Guid? group, DateTimeOffset? due, IReadOnlyCollection<string> people, Actor actor, CancellationToken ct) => writer.WriteAsync<TicketTask>(
        async db =>
        {
            if (await db.Tickets.AsNoTracking().SingleOrDefaultAsync(t => t.Id == id, ct) is not { } ticket) return Refusal.Of(Refusal.NotFound, ("ticket", id.ToString()));
            var now = clock.GetUtcNow();
            if (TicketTaskRules.Check(ticket, text, owner, group, due, await db.Set<TicketTask>().CountAsync(t => t.TicketId == id && t.DoneAt == null, ct), now) is { } wrong) return wrong;
            if (owner is not null && !people.Contains(owner)) return Refusal.Of(TicketTaskRules.MayNotSeeTicket, ("value", owner));
            if (group is { } g && !await db.Set<TicketGroup>().AnyAsync(x => x.Id == g && x.TicketId == id && x.EndedAt == null, ct)) return Refusal.Of(Refusal.NotFound, ("group", g.ToString()));
            var task = new TicketTask { Id = Guid.CreateVersion7(now), TicketId = id, Text = text.Trim(), OwnerId = owner, GroupId = group, DueAt = due, CreatedBy = actor.Id, CreatedAt = now, Version = 1 };
            db.Add(task);
            Audit.Note(db, actor, "ticket.task-added", "ticket:" + ticket.Number, now, null, owner ?? group?.ToString());
            return task;
        },
        ct);

    /// <summary>Ticks a task off, or takes the tick back.</summary>
    /// <param name="task">Which.</param>
    /// <param name="isDone">Done or not.</param>
    /// <param name="mayAny">He may tick off whosever it is.</param>
    /// <param name="actor">Who.</param>
    /// <param name="ct">Stops before the commit, never after.</param>
    public Task<SaveResult<TicketTask>> FinishAsync(Guid task, bool isDone, bool mayAny, Actor actor, CancellationToken ct) => writer.WriteAsync<TicketTask>(
        async db =>
        {
            if (await db.Set<TicketTask>().SingleOrDefaultAsync(t => t.Id == task, ct) is not { } stored) return Refusal.Of(Refusal.NotFound, ("task", task.ToString()));
            if (stored.DoneAt is not null == isDone) return stored;
            var ticket = await db.Tickets.AsNoTracking().SingleAsync(t => t.Id == stored.TicketId, ct);
            var group = stored.GroupId is { } g ? await db.Set<TicketGroup>().AsNoTracking().SingleOrDefaultAsync(x => x.Id == g, ct) : null;
            if (!mayAny && !TicketTaskRules.MayFinish(ticket, stored, group, actor.Id)) return Refusal.Of("TaskIsNotYours", ("number", ticket.Number));
            var now = clock.GetUtcNow();
            var changed = stored with { DoneAt = isDone ? now : null, DoneBy = isDone ? actor.Id : null, Version = stored.Version + 1 };
            db.Entry(stored).CurrentValues.SetValues(changed);
            Audit.Note(db, actor, isDone ? "ticket.task-done" : "ticket.task-reopened", "ticket:" + ticket.Number, now);
            return changed;
        },
        ct);

    /// <summary>Makes a work group.</summary>
    public Task<SaveResult<TicketGroup>> AddGroupAsync(TicketId id, string name, IReadOnlyCollection<string> members, IReadOnlyCollection<string> people, Actor actor, CancellationToken ct) => writer.WriteAsync<TicketGroup>(
        async db =>
        {
            if (await db.Tickets.AsNoTracking().SingleOrDefaultAsync(t => t.Id == id, ct) is not { } ticket) return Refusal.Of(Refusal.NotFound, ("ticket", id.ToString()));
            var live = await db.Set<TicketGroup>().AsNoTracking().Where(g => g.TicketId == id && g.EndedAt == null).ToListAsync(ct);
            if (TicketTaskRules.Check(ticket, name, members, live) is { } wrong) return wrong;
            if (members.FirstOrDefault(m => !people.Contains(m)) is { } stranger) return Refusal.Of(TicketTaskRules.MayNotSeeTicket, ("value", stranger));
            var now = clock.GetUtcNow();
            var group = new TicketGroup { Id = Guid.CreateVersion7(now), TicketId = id, Name = name.Trim(), Members = string.Join(',', members.Distinct(StringComparer.Ordinal)), CreatedBy = actor.Id, CreatedAt = now };
            db.Add(group);
            Audit.Note(db, actor, "ticket.group-made", "ticket:" + ticket.Number, now, null, group.Members);
            return group;
        },
        ct);

    /// <summary>Ends a group before its ticket.</summary>
    public Task<SaveResult<TicketGroup>> EndGroupAsync(Guid group, Actor actor, CancellationToken ct) => writer.WriteAsync<TicketGroup>(
        async db =>
        {
            if (await db.Set<TicketGroup>().SingleOrDefaultAsync(g => g.Id == group, ct) is not { } stored) return Refusal.Of(Refusal.NotFound, ("group", group.ToString()));
            if (stored.EndedAt is not null) return stored;
            var now = clock.GetUtcNow();
            var number = await db.Tickets.Where(t => t.Id == stored.TicketId).Select(t => t.Number).SingleAsync(ct);
            var ended = stored with { EndedAt = now };
            db.Entry(stored).CurrentValues.SetValues(ended);
            Audit.Note(db, actor, "ticket.group-ended", "ticket:" + number, now, stored.Members);
            return ended;
        },
        ct);

    /// <summary>A group ends with its ticket; what was done by then stays readable.</summary>
    internal static async Task FollowAsync(AppDb db, Ticket ticket, IReadOnlyCollection<TicketEvent> facts, DateTimeOffset now, CancellationToken ct)
    {
        if (!facts.Any(f => f is TicketEvent.Closed or TicketEvent.Cancelled)) return;
        foreach (var group in await db.Set<TicketGroup>().Where(g => g.TicketId == ticket.Id && g.EndedAt == null).ToListAsync(ct))
            db.Entry(group).CurrentValues.SetValues(group with { EndedAt = now });
    }
}
