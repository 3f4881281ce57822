using Crm.Domain.Calendar;
using Persistence.Floor;

namespace CallCenter.Web.Composition;

/// <summary>Applies the configuration again when the house or a queue opens and closes, so that entry points with a way for closed hours lead there and closed queues take nobody.</summary>
internal sealed class OpeningHours(ILiveConfiguration configuration, CalendarStore calendar, QueueStore queues, TimeProvider clock) : BackgroundService
{
    /// <summary>The calendar may have been changed meanwhile, and a timer of the system may drift: never sleep longer.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    /// <summary>A boundary is met within this.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(200);

    /// <summary>The next instant at which the house opens or closes on some day, or the day itself ends: a holiday begins at midnight.</summary>
    internal static DateTimeOffset NextBoundary(BusinessCalendar calendar, DateTimeOffset now)
    {
        var day = calendar.DayOf(now);
        DateTimeOffset[] candidates = [calendar.InstantOf(day, calendar.Opens), calendar.InstantOf(day, calendar.Closes), calendar.InstantOf(day.AddDays(1), TimeOnly.MinValue), calendar.InstantOf(day.AddDays(1), calendar.Opens)];
        return candidates.Where(c => c > now).Min();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await WatchAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops, or another part could not start.
        }
    }

    private async Task WatchAsync(CancellationToken ct)
    {
        var before = StateOf(await CalendarsAsync(ct), clock.GetUtcNow());
        while (true)
        {
            var calendars = await CalendarsAsync(ct);
            var now = clock.GetUtcNow();
            var state = StateOf(calendars, now);
            if (state != before)
            {
                before = state;
                await configuration.ApplyAsync(ct);
            }

            var wait = calendars.Min(c => NextBoundary(c.Hours, now)) - now + Margin;
            await Task.Delay(wait < Longest ? wait : Longest, clock, ct);
        }
    }

    private async Task<List<(string Of, BusinessCalendar Hours)>> CalendarsAsync(CancellationToken ct)
    {
        var site = await calendar.GetAsync(ct);
        List<(string Of, BusinessCalendar Hours)> all = [("", site)];
        foreach (var queue in await queues.SetupsAsync(ct))
            if (queue.Draft.IsActive && queue.Ways.Hours.CalendarOf(site) is { } own)
                all.Add((queue.Draft.Id, own));
        foreach (var other in await calendar.SitesAsync(ct))
            all.Add(("site:" + other.Id, await calendar.GetAsync(ct, other.Id)));
        return all;
    }

    /// <summary>Who is open, closed or on holiday now, as one text to compare.</summary>
    internal static string StateOf(IEnumerable<(string Of, BusinessCalendar Hours)> calendars, DateTimeOffset now) =>
        string.Join(' ', calendars.Select(c => c.Of + (c.Hours.IsOpen(now) ? '+' : c.Hours.IsHoliday(c.Hours.DayOf(now)) ? '*' : '-')));
}
