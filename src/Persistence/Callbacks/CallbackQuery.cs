using System.Globalization;
using Crm.Domain.Administration;
using Crm.Domain.Callbacks;
using Microsoft.EntityFrameworkCore;
using Persistence.Administration;
using Persistence.Queries;

namespace Persistence.Callbacks;

/// <summary>Reads call-backs; changes nothing.</summary>
public sealed class CallbackQuery(IDbContextFactory<AppDb> contexts, TicketQuery tickets, CallbackPolicy policy, TimeProvider clock)
{
    // Facts of one task shown at most: far more than the limits of the rules allow.
    private const int TimelineLimit = 500;

    /// <summary>Nearest deadline first.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="after">The last line already shown, or null.</param>
    /// <param name="ct">Stops the reading.</param>
    public async Task<IReadOnlyList<CallbackLine>> ListAsync(CallbackFilter filter, int limit, CallbackCursor? after, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var tasks = Filtered(db, filter);
        if (after is { } last) tasks = tasks.Where(t => t.DueAt >= last.DueAt);
        var page = tasks.OrderBy(t => t.DueAt).ThenBy(t => t.Id).Skip(after?.Shown ?? 0).Take(limit);
        var lines =
            from task in page
            join t in db.Tickets on task.TicketId equals t.Id
            join c in db.Customers on t.CustomerId equals c.Id into customers
            from c in customers.DefaultIfEmpty()
            join g in db.Categories on t.CategoryCode equals g.Code into categories
            from g in categories.DefaultIfEmpty()
            join s in db.Symptoms on t.SymptomCode equals s.Code into symptoms
            from s in symptoms.DefaultIfEmpty()
            orderby task.DueAt, task.Id
            select new CallbackLine(
                task, t.Number, t.Type, c.Name ?? t.ReporterName, c.Number, t.ReporterE164, g.NameZh, g.NameEn, s.NameZh, s.NameEn, t.DispatchedTo, t.Charged);
        return await lines.ToListAsync(ct);
    }

    /// <summary>How many are behind the filters of the agent's list.</summary>
    public async Task<CallbackCounts> CountsAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var today = DayStart(now);
        var (in6, in24) = (now.AddHours(6), now.AddHours(24));
        await using var db = await contexts.CreateDbContextAsync(ct);
        var open = db.Set<CallbackTask>().Where(t => t.OpenFor != null);
        return new CallbackCounts(
            await open.CountAsync(ct),
            await open.CountAsync(t => t.LateAt < now, ct),
            await open.CountAsync(t => t.LateAt >= now && t.LateAt <= in6, ct),
            await open.CountAsync(t => t.LateAt >= now && t.LateAt <= in24, ct),
            await open.CountAsync(t => t.PlanReason == PlanReasons.Agreed, ct),
            await db.Set<CallbackTask>().CountAsync(t => t.State == CallbackState.Completed && t.ClosedAt >= today, ct),
            await db.Set<CallbackAttempt>().Where(a => a.EndedAt >= today && a.Counts).Select(a => a.CallbackId).Distinct().CountAsync(ct));
    }

    /// <summary>Everything about one, or null.</summary>
    public async Task<CallbackCard?> FindAsync(CallbackId id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await db.Set<CallbackTask>().AsNoTracking().SingleOrDefaultAsync(t => t.Id == id, ct) is not { } task) return null;
        var ticket = await tickets.FindAsync(task.TicketId, ct) ?? throw new InvalidOperationException("A call-back has a ticket: the foreign key says so.");
        return new CallbackCard(
            task,
            ticket,
            await db.Set<CallbackAttempt>().AsNoTracking().Where(a => a.CallbackId == id).OrderBy(a => a.Seq).ToListAsync(ct),
            await db.Set<CallbackTimelineRow>().AsNoTracking().Where(t => t.CallbackId == id).OrderBy(t => t.Seq).Take(TimelineLimit).ToListAsync(ct),
            await db.Set<CallbackFollowUp>().AsNoTracking().Where(f => f.CallbackId == id).OrderBy(f => f.CreatedAt).ToListAsync(ct),
            task.CustomerId is { } customer
                ? await db.Set<CallbackTask>().AsNoTracking().Where(t => t.CustomerId == customer && t.OpenFor != null && t.Id != id).OrderBy(t => t.DueAt).Take(20).ToListAsync(ct)
                : []);
    }

    /// <summary>What an agent has in hand, the one to call first.</summary>
    public async Task<IReadOnlyList<CallbackTask>> InHandAsync(string agent, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Set<CallbackTask>().AsNoTracking().Where(t => t.TakenBy == agent && t.OpenFor != null)
            .OrderBy(t => t.State == CallbackState.Dialing ? 0 : 1).ThenBy(t => t.DueAt).Take(20).ToListAsync(ct);
    }

    /// <summary>Open call-backs as supervisors worry about them.</summary>
    public async Task<CallbackRisk> RiskAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(ct);
        var soon = await AtRiskBeforeAsync(db, now, ct);
        var open = db.Set<CallbackTask>().Where(t => t.OpenFor != null);
        var marks = (await open.Where(t => t.MarkHours > 0 && t.LateAt >= now).GroupBy(t => t.MarkHours).Select(g => new { Hours = g.Key, Count = g.Count() }).ToListAsync(ct))
            .ToDictionary(g => g.Hours, g => g.Count);
        return new CallbackRisk(
            await open.CountAsync(ct),
            await open.CountAsync(t => t.LateAt >= now && t.LateAt <= soon, ct),
            await open.CountAsync(t => t.LateAt < now, ct),
            marks.GetValueOrDefault(48),
            marks.GetValueOrDefault(60),
            marks.GetValueOrDefault(68),
            await open.Where(t => t.LateAt >= now).MinAsync(t => (DateTimeOffset?)t.LateAt, ct));
    }

    /// <summary>Coverage and reach of the promises that end in the period.</summary>
    public async Task<CallbackFigures> FiguresAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var all = db.Set<CallbackTask>().Where(t => t.Kind == CallbackKind.Completion && t.DueAt >= from && t.DueAt < to);
        var excluded = (await all.Where(t => t.State == CallbackState.Cancelled).GroupBy(t => t.CloseReason!).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct))
            // A supervisor's own words count under one code.
            .GroupBy(g => CloseReasons.All.Contains(g.Key) ? g.Key : "cancelled").ToDictionary(g => g.Key, g => g.Sum(x => x.Count), StringComparer.Ordinal);
        var due = all.Where(t => t.State != CallbackState.Cancelled);
        var done = due.Where(t => t.State == CallbackState.Completed);
        return new CallbackFigures(
            await due.CountAsync(ct),
            await done.CountAsync(t => t.ClosedAt <= t.LateAt, ct),
            await due.CountAsync(t => db.Set<CallbackAttempt>().Any(a => a.CallbackId == t.Id && a.Counts && a.StartedAt <= t.LateAt), ct),
            await due.CountAsync(t => t.IsLate, ct),
            await due.CountAsync(t => t.Rounds > 0, ct),
            await done.CountAsync(ct),
            await done.CountAsync(t => t.Score != null, ct),
            await done.CountAsync(t => t.Score >= 4, ct),
            excluded);
    }

    /// <summary>Follow-ups, open ones by their due instant, settled ones newest first.</summary>
    public async Task<IReadOnlyList<FollowUpLine>> FollowUpsAsync(FollowUpState? state, FollowUpKind? kind, int limit, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var all = db.Set<CallbackFollowUp>().AsNoTracking();
        if (state is { } s) all = all.Where(f => f.State == s);
        if (kind is { } k) all = all.Where(f => f.Kind == k);
        var page = state == FollowUpState.Settled ? all.OrderByDescending(f => f.SettledAt).Take(limit) : all.OrderBy(f => f.SettledAt != null).ThenBy(f => f.DueAt).Take(limit);
        var lines =
            from f in page
            join t in db.Tickets on f.TicketId equals t.Id
            join c in db.Customers on f.CustomerId equals c.Id into customers
            from c in customers.DefaultIfEmpty()
            join x in db.Tickets on f.ComplaintTicketId equals x.Id into complaints
            from x in complaints.DefaultIfEmpty()
            select new FollowUpLine(f, t.Number, c.Name ?? t.ReporterName, t.DispatchedTo, x.Number);
        var found = await lines.ToListAsync(ct);
        return state == FollowUpState.Settled
            ? [.. found.OrderByDescending(l => l.FollowUp.SettledAt)]
            : [.. found.OrderBy(l => l.FollowUp.SettledAt is not null).ThenBy(l => l.FollowUp.DueAt)];
    }

    /// <summary>A promise that ends before this instant, and has not ended yet, is at risk; as far ahead as administrators have set.</summary>
    public async Task<DateTimeOffset> AtRiskBeforeAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await AtRiskBeforeAsync(db, clock.GetUtcNow(), ct);
    }

    /// <summary>The calling window as it is now.</summary>
    public async Task<CallingWindow> WindowAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await CallbackRows.WindowAsync(db, policy, ct);
    }

    /// <summary>Agents who may be given a call-back: user name and display name.</summary>
    public async Task<IReadOnlyList<(string User, string Name)>> AgentsAsync(IReadOnlyCollection<string> roles, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await (
            from u in db.Users
            join ur in db.UserRoles on u.Id equals ur.UserId
            join r in db.Roles on ur.RoleId equals r.Id
            where u.IsActive && roles.Contains(r.Name!)
            orderby u.UserName
            select new { u.UserName, u.DisplayName }).ToListAsync(ct);
        return [.. rows.Select(r => (r.UserName!, r.DisplayName))];
    }

    private static async Task<DateTimeOffset> AtRiskBeforeAsync(AppDb db, DateTimeOffset now, CancellationToken ct)
    {
        var hours = await SettingRows.ChosenAsync(db, KnownSettings.CallbackRisk, ct) ?? KnownSettings.CallbackRisk.Default;
        return now.AddHours(int.Parse(hours, CultureInfo.InvariantCulture));
    }

    private static DateTimeOffset DayStart(DateTimeOffset now)
    {
        var local = SiteZone.DayOf(now).ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(local, SiteZone.Zone.GetUtcOffset(local));
    }

    private static IQueryable<CallbackTask> Filtered(AppDb db, CallbackFilter filter)
    {
        var tasks = db.Set<CallbackTask>().AsNoTracking();
        if (filter.State is { } state) tasks = tasks.Where(t => t.State == state);
        if (filter.IsOpen is { } open) tasks = tasks.Where(t => t.OpenFor != null == open);
        if (filter.Kind is { } kind) tasks = tasks.Where(t => t.Kind == kind);
        if (filter.Agent is { } agent) tasks = tasks.Where(t => t.TakenBy == agent || t.AssignedTo == agent || db.Set<CallbackAttempt>().Any(a => a.CallbackId == t.Id && a.AgentId == agent));
        if (filter.IsLate is { } late) tasks = tasks.Where(t => t.IsLate == late);
        if (filter.LateBefore is { } before) tasks = tasks.Where(t => t.LateAt <= before);
        if (filter.IsMarked is { } marked) tasks = tasks.Where(t => t.MarkHours > 0 == marked);
        if (filter.IsAgreed is { } agreed) tasks = tasks.Where(t => t.PlanReason == PlanReasons.Agreed == agreed);
        if (filter.TicketId is { } ticket) tasks = tasks.Where(t => t.TicketId == ticket);
        if (filter.CustomerId is { } customer) tasks = tasks.Where(t => t.CustomerId == customer);
        if (filter.ClosedFrom is { } from) tasks = tasks.Where(t => t.ClosedAt >= from);
        return tasks;
    }
}
