using System.Collections.Immutable;
using Crm.Domain.Administration;
using Crm.Domain.Calendar;
using Microsoft.EntityFrameworkCore;
using Persistence;
using Persistence.Administration;
using Persistence.Floor;
using Telephony.Distribution;
using Telephony.Distribution.Plans;
using Telephony.Ivr.Flows;

namespace CallCenter.Web.Composition;

/// <summary>The floor plan from the administrators' tables, as it is at this hour.</summary>
public sealed class FloorPlanFromStore(
    IDbContextFactory<AppDb> contexts, QueueStore queues, StaffingStore staffing, CodeStore codes, SettingStore settings, CalendarStore calendar, TimeProvider clock) : IFloorPlanSource
{
    /// <inheritdoc/>
    public async Task<FloorPlan> LoadAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var site = await calendar.GetAsync(ct);
        var isOpen = site.IsOpen(now);
        var setups = (await queues.SetupsAsync(ct)).Where(q => q.Draft.IsActive).ToList();
        var names = setups.Select(q => q.Draft.Id).ToHashSet(StringComparer.Ordinal);
        var agents = (await staffing.ListAsync(ct)).Select(a => ToPlan(a, names)).ToImmutableSortedDictionary(a => a.Id, a => a);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var flows = (await db.Flows.AsNoTracking().Where(f => f.Published != null).ToListAsync(ct)).ToDictionary(f => f.Id, f => FlowJson.Read(f.Published), StringComparer.Ordinal);
        var hours = await HoursAsync(db, ct);
        var entries = (await db.EntryPoints.AsNoTracking().Where(e => e.IsActive).ToListAsync(ct))
            .Select(e => ToPlan(EntryPointStore.Read(e), isOpen, flows, hours)).ToImmutableSortedDictionary(e => e.CalledNumber, e => e, StringComparer.Ordinal);
        return new FloorPlan(agents, setups.Select(q => ToPlan(q.Draft, q.Ways, agents, site, now)).ToImmutableSortedDictionary(q => q.Id, q => q), entries)
        {
            Reasons = (await codes.ListAsync(CodeGroups.NotReady, ct)).Select(c => c.Value).Where(c => c.IsActive).Take(CodeGroups.MostReasons)
                .ToImmutableSortedDictionary(c => c.Code, c => new ReasonPlan(c.Code, c.LimitMinutes is { } limit ? TimeSpan.FromMinutes(limit) : null), StringComparer.Ordinal),
            DesktopGrace = TimeSpan.FromSeconds(await settings.NumberAsync(KnownSettings.DesktopGrace, ct)),
            ParkLimit = TimeSpan.FromSeconds(await settings.NumberAsync(KnownSettings.ParkLimit, ct)),
        };
    }

    /// <summary>A queue as the exchange is told it.</summary>
    internal static QueuePlan ToPlan(QueueDraft draft, QueueWays ways, ImmutableSortedDictionary<AgentId, AgentPlan> agents, BusinessCalendar site, DateTimeOffset now)
    {
        var plan = new QueuePlan(
            new QueueId(draft.Id),
            [.. draft.Members.OrderByDescending(m => m.Level).ThenBy(m => m.Agent, StringComparer.Ordinal).Select(m => new AgentId(m.Agent)).Where(agents.ContainsKey)],
            TimeSpan.FromSeconds(draft.ServiceLevelSeconds),
            TimeSpan.FromSeconds(draft.ShortAbandonSeconds),
            TimeSpan.FromSeconds(draft.RingSeconds),
            TimeSpan.FromSeconds(draft.WrapUpSeconds),
            draft.MaxWaiting,
            TimeSpan.FromMinutes(draft.MaxWaitMinutes),
            draft.Music);
        return ways.ApplyTo(plan) with { IsOpen = ways.Hours.CalendarOf(site)?.IsOpen(now) ?? true };
    }

    // A queue that was switched off leaves the agents' order; it stands there again when it is switched on.
    private static AgentPlan ToPlan(StaffingEntry entry, HashSet<string> queues) => new(new AgentId(entry.Draft.Agent), entry.DisplayName, entry.Extension)
    {
        Skills = entry.Draft.Skills.ToImmutableSortedDictionary(s => s.Skill, s => s.Level, StringComparer.Ordinal),
        QueueOrder = [.. entry.Draft.Order.Where(queues.Contains).Select(q => new QueueId(q))],
    };

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
