using System.Collections.Immutable;
using Crm.Domain.Calendar;
using Microsoft.EntityFrameworkCore;
using Persistence;

namespace CallCenter.Web.Api;

/// <summary>The site's rest days: weekends and holidays, without moved working days.</summary>
internal sealed class RestDays(IDbContextFactory<AppDb> contexts)
{
    /// <summary>Years before and after: no promise is longer and no sale asked about older.</summary>
    private const int Years = 20;

    public async Task<ImmutableHashSet<DateOnly>> AroundAsync(DateOnly day, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var calendar = new BusinessCalendar(SiteZone.Zone, new TimeOnly(9, 0), new TimeOnly(18, 0), await db.CalendarDays.AsNoTracking().ToListAsync(ct));
        var days = ImmutableHashSet.CreateBuilder<DateOnly>();
        for (var at = day.AddYears(-Years); at < day.AddYears(Years); at = at.AddDays(1))
        {
            if (!calendar.IsWorkingDay(at))
                days.Add(at);
        }

        return days.ToImmutable();
    }
}
