using System.Collections.Immutable;
using Crm.Domain.Administration;
using Microsoft.EntityFrameworkCore;
using Persistence;
using Persistence.Floor;
using Telephony.Distribution;
using Telephony.Ivr.Flows;

namespace CallCenter.Web.Composition;

/// <summary>The floor plan from the administrators' tables, as it is at this hour.</summary>
public sealed class FloorPlanFromStore(IDbContextFactory<AppDb> contexts, CalendarStore calendar, TimeProvider clock) : IFloorPlanSource
{
    /// <inheritdoc/>
    public async Task<FloorPlan> LoadAsync(CancellationToken ct)
    {
        var isOpen = (await calendar.GetAsync(ct)).IsOpen(clock.GetUtcNow());
        await using var db = await contexts.CreateDbContextAsync(ct);
        var users = await db.Users.AsNoTracking().Where(u => u.IsActive && u.Extension != null && u.UserName != null).ToListAsync(ct);
        var agents = users.Select(u => new AgentPlan(new AgentId(u.UserName!), u.DisplayName, u.Extension!)).ToImmutableSortedDictionary(a => a.Id, a => a);
        var members = (await db.QueueMembers.AsNoTracking().ToListAsync(ct)).ToLookup(m => m.QueueId, StringComparer.Ordinal);
        var queues = (await db.Queues.AsNoTracking().Where(q => q.IsActive).ToListAsync(ct))
            .Select(q => ToPlan(q, members[q.Id], agents)).ToImmutableSortedDictionary(q => q.Id, q => q);
        var flows = (await db.Flows.AsNoTracking().Where(f => f.Published != null).ToListAsync(ct)).ToDictionary(f => f.Id, f => FlowJson.Read(f.Published), StringComparer.Ordinal);
        var hours = await HoursAsync(db, ct);
        var entries = (await db.EntryPoints.AsNoTracking().Where(e => e.IsActive).ToListAsync(ct))
            .Select(e => ToPlan(EntryPointStore.Read(e), isOpen, flows, hours)).ToImmutableSortedDictionary(e => e.CalledNumber, e => e, StringComparer.Ordinal);
        return new FloorPlan(agents, queues, entries);
    }

    private static QueuePlan ToPlan(QueueRow row, IEnumerable<QueueMemberRow> members, ImmutableSortedDictionary<AgentId, AgentPlan> agents) => new(
        new QueueId(row.Id),
        [.. members.OrderByDescending(m => m.Level).ThenBy(m => m.AgentId, StringComparer.Ordinal).Select(m => new AgentId(m.AgentId)).Where(agents.ContainsKey)],
        TimeSpan.FromSeconds(row.ServiceLevelSeconds),
        TimeSpan.FromSeconds(row.ShortAbandonSeconds),
        TimeSpan.FromSeconds(row.RingSeconds),
        TimeSpan.FromSeconds(row.WrapUpSeconds),
        row.MaxWaiting,
        TimeSpan.FromMinutes(row.MaxWaitMinutes),
        row.Music);

    /// <summary>What each site's calendar says now.</summary>
    private async Task<Dictionary<string, FlowHours>> HoursAsync(AppDb db, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        Dictionary<string, FlowHours> hours = new(StringComparer.Ordinal);
        foreach (var site in (await db.Sites.Select(s => s.Id).ToListAsync(ct)).Append("main").Distinct())
        {
            var days = await calendar.GetAsync(ct, site);
            hours[site] = days.IsOpen(now) ? FlowHours.Open : days.IsHoliday(days.DayOf(now)) ? FlowHours.Holiday : FlowHours.Closed;
        }

        return hours;
    }

    private static EntryPoint ToPlan(EntryPointDraft row, bool isOpen, Dictionary<string, IvrFlow?> flows, Dictionary<string, FlowHours> hours)
    {
        if (row.FlowId is { } id && flows.GetValueOrDefault(id) is { } flow)
            return new EntryPoint(row.CalledNumber, null, null, ImmutableSortedDictionary<char, QueueId>.Empty, TimeSpan.Zero, new QueueId(row.QueueId)) { Flow = flow, Hours = hours.GetValueOrDefault(row.SiteId) };
        var silence = TimeSpan.FromSeconds(row.MenuTimeoutSeconds);
        if (!isOpen && row.ClosedQueueId is { } closed)
            return new EntryPoint(row.CalledNumber, row.ClosedNotice, null, ImmutableSortedDictionary<char, QueueId>.Empty, silence, new QueueId(closed));
        var choices = row.Choices.ToImmutableSortedDictionary(c => c.Digit, c => new QueueId(c.QueueId));
        return new EntryPoint(row.CalledNumber, row.Notice, row.Menu, choices, silence, new QueueId(row.QueueId));
    }
}
