using System.Globalization;
using Crm.Domain;
using Crm.Domain.Administration;
using Crm.Domain.Calendar;
using Microsoft.EntityFrameworkCore;
using Persistence.Administration;
using Persistence.Conventions;

namespace Persistence.Floor;

/// <summary>Business hours per site, holidays and moved working days.</summary>
public sealed class CalendarStore(StoreWriter writer, IDbContextFactory<AppDb> contexts, TimeProvider clock)
{
    private const string MainSite = "main";

    /// <summary>The calendar by which the site works; without a row 9 to 18 o'clock.</summary>
    public async Task<BusinessCalendar> GetAsync(CancellationToken ct, string site = MainSite)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var days = await db.CalendarDays.AsNoTracking().ToListAsync(ct);
        var row = await db.Sites.AsNoTracking().SingleOrDefaultAsync(s => s.Id == site, ct) ?? new SiteRow { Id = site };
        return new BusinessCalendar(SiteZone.Zone, TimeOf(row.OpensMinute), TimeOf(row.ClosesMinute), days);
    }

    /// <summary>The exceptions of a year in order.</summary>
    public async Task<IReadOnlyList<CalendarDay>> YearAsync(int year, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        return await db.CalendarDays.AsNoTracking().Where(d => d.Day >= first && d.Day <= last).OrderBy(d => d.Day).ToListAsync(ct);
    }

    /// <summary>Puts days into the calendar or takes them out (a null), all or none. Gives what stood there before, which undoes it when put back.</summary>
    public Task<SaveResult<IReadOnlyList<DayChange>>> ChangeAsync(IReadOnlyList<DayChange> changes, Actor actor, CancellationToken ct) => writer.WriteAsync<IReadOnlyList<DayChange>>(
        async db =>
        {
            List<DayChange> before = [];
            foreach (var (day, wanted) in changes)
            {
                if (wanted is not null && CalendarImport.Check(wanted) is { } wrong) return wrong;
                var old = await db.CalendarDays.AsNoTracking().SingleOrDefaultAsync(d => d.Day == day, ct);
                before.Add(new DayChange(day, old));
                if (old == wanted) continue;
                if (wanted is null) db.CalendarDays.Remove(old!);
                else if (old is null) db.CalendarDays.Add(wanted);
                else db.CalendarDays.Update(wanted);
                Audit.Note(
                    db, actor, wanted is null ? "calendar.removed" : "calendar.set", "day:" + day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), clock.GetUtcNow(),
                    old is null ? null : StoreJson.Write(old), wanted is null ? null : StoreJson.Write(wanted));
            }

            return before;
        },
        ct);

    public async Task<IReadOnlyList<SiteRow>> SitesAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await db.Sites.AsNoTracking().OrderBy(s => s.Id).ToListAsync(ct);
        return rows.Count > 0 ? rows : [new SiteRow { Id = MainSite, NameZh = "本部", NameEn = "Head office" }];
    }

    /// <summary>Sets the hours of a site; <paramref name="version"/> 0 when it has no row yet.</summary>
    public Task<SaveResult<int>> SaveHoursAsync(string site, TimeOnly opens, TimeOnly closes, int version, Actor actor, CancellationToken ct) => writer.WriteAsync<int>(
        async db =>
        {
            if (closes <= opens) return FieldRules.Wrong("closes", Text(closes), "after-opening");
            var row = await db.Sites.SingleOrDefaultAsync(s => s.Id == site, ct);
            if ((row?.Version ?? 0) != version) return Refusal.Of(Refusal.StaleVersion);
            var before = row is null ? null : $"{Text(TimeOf(row.OpensMinute))}-{Text(TimeOf(row.ClosesMinute))}";
            if (row is null) db.Sites.Add(row = new SiteRow { Id = site, NameZh = "本部", NameEn = "Head office" });
            (row.OpensMinute, row.ClosesMinute) = (MinuteOf(opens), MinuteOf(closes));
            row.Version++;
            Audit.Note(db, actor, "hours.changed", "site:" + site, clock.GetUtcNow(), before, $"{Text(opens)}-{Text(closes)}");
            return row.Version;
        },
        ct);

    public static TimeOnly TimeOf(int minute) => new(minute / 60, minute % 60);

    private static int MinuteOf(TimeOnly time) => (time.Hour * 60) + time.Minute;

    private static string Text(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
