using System.Collections.Immutable;
using Crm.Domain.Calendar;
using Crm.Domain.Dispatch;
using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Persistence.Dispatch;

/// <summary>Counts the places of the sites that serve a region and a category: visits that were sent, and visits that were promised and not yet sent.</summary>
internal sealed class VisitCapacity(IDbContextFactory<AppDb> contexts, TimeProvider clock) : IVisitCapacity
{
    /// <summary>Days ahead for which holidays matter.</summary>
    private const int CalendarDays = 30;

    /// <summary>Half days that are looked at before the agent is told that all are full: two working weeks.</summary>
    private const int LookAhead = 20;

    public async Task<IReadOnlyList<VisitOffer>> NextAsync(string? regionCode, string? categoryCode, int count, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(ct);
        var calendar = await CalendarAsync(db, now, ct);
        var next = HalfDays.Next(calendar, now, LookAhead);
        var places = await PlacesAsync(db, calendar, next, regionCode, categoryCode, ct);
        return [.. VisitPlaces.Offer(places, count).Select(p => new VisitOffer(HalfDays.SlotOf(calendar, p.Day, p.Half), p))];
    }

    public async Task<VisitOffer> AtAsync(string? regionCode, string? categoryCode, AppointmentSlot slot, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var calendar = await CalendarAsync(db, clock.GetUtcNow(), ct);
        return new VisitOffer(slot, (await PlacesAsync(db, calendar, [HalfDays.Of(slot, SiteZone.Zone)], regionCode, categoryCode, ct))[0]);
    }

    private static async Task<BusinessCalendar> CalendarAsync(AppDb db, DateTimeOffset now, CancellationToken ct)
    {
        var today = SiteZone.DayOf(now);
        var last = today.AddDays(CalendarDays);
        var days = await db.CalendarDays.AsNoTracking().Where(d => d.Day >= today && d.Day <= last).ToListAsync(ct);
        return new BusinessCalendar(SiteZone.Zone, new TimeOnly(9, 0), new TimeOnly(18, 0), days);
    }

    private static async Task<IReadOnlyList<VisitPlaces>> PlacesAsync(
        AppDb db, BusinessCalendar calendar, ImmutableArray<(DateOnly Day, HalfDay Half)> halfDays, string? regionCode, string? categoryCode, CancellationToken ct)
    {
        var sites = regionCode is null
            ? []
            : (await db.Set<ServiceSite>().AsNoTracking().Where(s => s.State == ServiceSiteState.Active).ToListAsync(ct))
                .Where(s => s.RegionMatch(regionCode) > 0 && s.Serves(categoryCode)).ToList();
        if (sites.Count == 0) return [.. halfDays.Select(h => new VisitPlaces(h.Day, h.Half, 0, 0))];
        var codes = sites.Select(s => s.Code).ToList();
        var people = await db.Set<Technician>().AsNoTracking().Where(t => codes.Contains(t.SiteCode)).ToListAsync(ct);
        var absences = await DispatchFactsReader.AbsencesAsync(db, halfDays[0].Day, halfDays[^1].Day, ct);
        var taken = await SentAsync(db, sites, halfDays, ct);
        foreach (var promised in await PromisedAsync(db, calendar, sites, halfDays, ct))
            taken[promised] = taken.GetValueOrDefault(promised) + 1;
        return [.. halfDays.Select(h => new VisitPlaces(h.Day, h.Half, sites.Sum(s => SitePlaces.Of(s, people, absences, h.Day, h.Half)), taken.GetValueOrDefault(h)))];
    }

    private static async Task<Dictionary<(DateOnly, HalfDay), int>> SentAsync(
        AppDb db, List<ServiceSite> sites, ImmutableArray<(DateOnly Day, HalfDay Half)> halfDays, CancellationToken ct)
    {
        var codes = sites.Select(s => s.Code).ToList();
        var (first, last) = (halfDays[0].Day, halfDays[^1].Day);
        var counts = await db.Set<DispatchOrder>()
            .Where(o => o.Day >= first && o.Day <= last && codes.Contains(o.SiteCode!) && o.Status != DispatchStatus.Proposed && o.Status != DispatchStatus.Cancelled)
            .GroupBy(o => new { o.Day, o.Half }).Select(g => new { g.Key.Day, g.Key.Half, Count = g.Count() }).ToListAsync(ct);
        return counts.ToDictionary(c => (c.Day!.Value, c.Half!.Value), c => c.Count);
    }

    // A promise that was made on the phone holds a place before anybody is sent.
    private static async Task<IEnumerable<(DateOnly, HalfDay)>> PromisedAsync(
        AppDb db, BusinessCalendar calendar, List<ServiceSite> sites, ImmutableArray<(DateOnly Day, HalfDay Half)> halfDays, CancellationToken ct)
    {
        var start = calendar.InstantOf(halfDays[0].Day, TimeOnly.MinValue);
        var before = calendar.InstantOf(halfDays[^1].Day.AddDays(1), TimeOnly.MinValue);
        var promised = await (
            from t in db.Tickets.AsNoTracking()
            where t.Status == TicketStatus.Scheduled && t.AppointmentFrom >= start && t.AppointmentFrom < before
                && !db.Set<DispatchOrder>().Any(o => o.OpenTicketId == t.Id && o.Status != DispatchStatus.Proposed)
            join a in db.CustomerAddresses on t.AddressId equals a.Id
            select new { a.RegionCode, t.CategoryCode, From = t.AppointmentFrom!.Value }).ToListAsync(ct);

        // Who gave no address is visited at his usual one: his promise holds a place as well. Two reads, so that each has its index.
        promised.AddRange(await (
            from t in db.Tickets.AsNoTracking()
            where t.Status == TicketStatus.Scheduled && t.AppointmentFrom >= start && t.AppointmentFrom < before && t.AddressId == null
                && !db.Set<DispatchOrder>().Any(o => o.OpenTicketId == t.Id && o.Status != DispatchStatus.Proposed)
            join a in db.CustomerAddresses on t.CustomerId equals a.CustomerId
            where a.IsDefault && a.RetiredAt == null
            select new { a.RegionCode, t.CategoryCode, From = t.AppointmentFrom!.Value }).ToListAsync(ct));
        return promised
            .Where(p => sites.Any(s => s.RegionMatch(p.RegionCode) > 0 && s.Serves(p.CategoryCode)))
            .Select(p => HalfDays.Of(new AppointmentSlot(p.From, p.From), SiteZone.Zone));
    }
}
