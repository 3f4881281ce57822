using Crm.Domain.Calendar;
using Microsoft.EntityFrameworkCore;
using Persistence.Floor;

namespace Persistence.Tickets;

/// <summary>The calendar by which a site's promises count, read inside somebody's transaction.</summary>
internal static class SiteCalendar
{
    public static async Task<BusinessCalendar> ReadAsync(AppDb db, string site, CancellationToken ct)
    {
        var row = await db.Sites.AsNoTracking().SingleOrDefaultAsync(s => s.Id == site, ct) ?? new SiteRow { Id = site };
        return new BusinessCalendar(SiteZone.Zone, CalendarStore.TimeOf(row.OpensMinute), CalendarStore.TimeOf(row.ClosesMinute), await db.CalendarDays.AsNoTracking().ToListAsync(ct));
    }
}
