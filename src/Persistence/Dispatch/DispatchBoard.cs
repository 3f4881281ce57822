using System.Collections.Immutable;
using Crm.Domain.Dispatch;
using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Persistence.Dispatch;

/// <summary>Reads what a dispatcher works from: the tickets without a visit, a day's visits, who could be sent.</summary>
public sealed class DispatchBoard(IDbContextFactory<AppDb> contexts, TimeProvider clock)
{
    /// <summary>Visits of one day that are shown at most: 48 technicians with three in each half day stay below it.</summary>
    public const int MostOnADay = 500;

    /// <summary>Tickets that need a visit: overdue first, then danger, then by window or due time.</summary>
    public async Task<IReadOnlyList<PoolLine>> PoolAsync(string? regionPrefix, string? categoryCode, int limit, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(ct);
        var tickets = db.Tickets.AsNoTracking()
            .Where(t => t.Status == TicketStatus.Open || t.Status == TicketStatus.Scheduled || t.Status == TicketStatus.Dispatched)
            .Where(t => t.Type != TicketType.Consult && t.Type != TicketType.Complaint)
            .Where(t => !db.Set<DispatchOrder>().Any(o => o.OpenTicketId == t.Id && o.Status != DispatchStatus.Proposed));
        if (categoryCode is not null) tickets = tickets.Where(t => t.CategoryCode == categoryCode);
        var lines =
            from t in tickets
            join c in db.Customers on t.CustomerId equals c.Id into customers
            from c in customers.DefaultIfEmpty()
            join a in db.CustomerAddresses on t.AddressId equals a.Id into addresses
            from a in addresses.DefaultIfEmpty()
            join y in db.Symptoms on t.SymptomCode equals y.Code into symptoms
            from y in symptoms.DefaultIfEmpty()
            join o in db.Set<DispatchOrder>() on t.Id equals o.OpenTicketId into orders
            from o in orders.DefaultIfEmpty()
            where regionPrefix == null || a.RegionCode.StartsWith(regionPrefix)
            orderby t.ResolutionDueAt < now || t.AppointmentTo < now ? 0 : 1, t.IsSafetyCritical ? 0 : 1, t.AppointmentFrom ?? t.ResolutionDueAt, t.Number
            select new PoolLine(
                t.Id, t.Number, t.Type, t.Status, t.Priority, t.IsSafetyCritical, c.Name ?? t.ReporterName, a.RegionCode, a.Region, t.CategoryCode, y.NameZh, y.NameEn,
                t.EntitlementStatus, t.OpenedAt, t.AppointmentFrom, t.AppointmentTo, t.ResolutionDueAt, o.RejectReason) { CustomerId = t.CustomerId };
        return await lines.Take(limit).ToListAsync(ct);
    }

    /// <summary>The visits of a day, by site, technician and window.</summary>
    public async Task<IReadOnlyList<VisitLine>> DayAsync(VisitFilter filter, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var orders = VisitLines.Filtered(db, filter).Where(o => o.Status != DispatchStatus.Proposed);
        var lines = await VisitLines.Of(db, orders.OrderBy(o => o.SiteCode).ThenBy(o => o.TechnicianCode).ThenBy(o => o.WindowFrom).Take(MostOnADay)).ToListAsync(ct);
        return
        [
            .. lines.OrderBy(l => l.Order.SiteCode, StringComparer.Ordinal).ThenBy(l => l.Order.TechnicianCode, StringComparer.Ordinal)
                .ThenBy(l => l.Order.WindowFrom).ThenBy(l => l.Order.Number, StringComparer.Ordinal),
        ];
    }

    /// <summary>How many places of a day are taken, by site and half day; whatever the board's filters hide.</summary>
    public async Task<IReadOnlyDictionary<(string Site, HalfDay Half), int>> LoadAsync(DateOnly day, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var counts = await Taken(db, day).GroupBy(o => new { o.SiteCode, o.Half }).Select(g => new { g.Key.SiteCode, g.Key.Half, Count = g.Count() }).ToListAsync(ct);
        return counts.Where(c => c.SiteCode is not null && c.Half is not null).ToDictionary(c => (c.SiteCode!, c.Half!.Value), c => c.Count);
    }

    /// <summary>Who could be sent for a ticket on a half day, best first, with the reasons.</summary>
    /// <param name="ticket">Which.</param>
    /// <param name="day">Local day.</param>
    /// <param name="half">Half day.</param>
    /// <param name="ct">Stops the reading.</param>
    /// <param name="order">Another precedence than the one in force, to see who would get it then.</param>
    public async Task<ImmutableArray<Candidate>> CandidatesAsync(TicketId ticket, DateOnly day, HalfDay half, CancellationToken ct, RankingOrder? order = null)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await db.Tickets.AsNoTracking().SingleOrDefaultAsync(t => t.Id == ticket, ct) is not { } row) return [];
        return await CandidatesAsync(db, row, day, half, order, SiteZone.DayOf(clock.GetUtcNow()), ct);
    }

    private static async Task<ImmutableArray<Candidate>> CandidatesAsync(AppDb db, Ticket row, DateOnly day, HalfDay half, RankingOrder? order, DateOnly today, CancellationToken ct)
    {
        var ticket = row.Id;
        var policy = await DispatchPolicies.ChecksAsync(db, ct);
        var demand = await VisitDemands.OfTicketAsync(db, row, policy, ct);
        var sites = await db.Set<ServiceSite>().AsNoTracking().ToListAsync(ct);
        var technicians = await db.Set<Technician>().AsNoTracking().ToListAsync(ct);
        var booked = await Taken(db, day).Where(o => o.Half == half && o.TicketId != ticket).Select(o => new { o.SiteCode, o.TechnicianCode, o.Assistants }).ToListAsync(ct);
        var load = new CandidateLoad(
            booked.Where(b => b.SiteCode is not null).GroupBy(b => b.SiteCode!).ToImmutableDictionary(g => g.Key, g => g.Count()),
            booked.SelectMany(b => b.TechnicianCode is { } lead ? b.Assistants.Prepend(lead) : b.Assistants).GroupBy(who => who).ToImmutableDictionary(g => g.Key, g => g.Count()));
        var near = sites.Where(s => demand.RegionCode is null || s.RegionMatch(demand.RegionCode) > 0).Select(s => s.Code).ToHashSet(StringComparer.Ordinal);
        var (from, to) = HalfDays.WindowOf(half);
        demand = demand with
        {
            Half = half, Day = day, Today = today, Window = (from, to), Absences = [.. await DispatchFactsReader.AbsencesAsync(db, day, day, ct)],
            Satisfaction = await VisitDemands.SatisfactionAsync(db, [.. technicians.Where(t => near.Contains(t.SiteCode)).Select(t => t.Code)], day, ct),
        };
        return CandidateRules.Rank(demand, sites, technicians, load, order ?? await DispatchPolicies.RankingAsync(db, ct));
    }

    private static IQueryable<DispatchOrder> Taken(AppDb db, DateOnly day) =>
        db.Set<DispatchOrder>().AsNoTracking().Where(o => o.Day == day && o.Status != DispatchStatus.Proposed && o.Status != DispatchStatus.Cancelled);
}
