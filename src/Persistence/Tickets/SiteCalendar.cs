using Crm.Domain.Calendar;
using Persistence.Floor;
using Persistence.Queries;

namespace Persistence.Tickets;

/// <summary>The calendar by which a site's promises count, read inside somebody's transaction.</summary>
internal static class SiteCalendar
{
    public static async Task<BusinessCalendar> ReadAsync(AppDb db, string site, CancellationToken ct)
    {
        var row = await SaveReads.Of(db).Site(db, site, ct) ?? new SiteRow { Id = site };
        return new BusinessCalendar(SiteZone.Zone, CalendarStore.TimeOf(row.OpensMinute), CalendarStore.TimeOf(row.ClosesMinute), await SaveReads.Of(db).Days(db).ToListAsync(ct));
    }
}
