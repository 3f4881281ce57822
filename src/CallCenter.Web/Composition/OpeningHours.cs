using Crm.Domain.Calendar;
using Persistence.Floor;

namespace CallCenter.Web.Composition;

/// <summary>Applies the configuration again when the house opens and closes, so that entry points with a way for closed hours lead there.</summary>
internal sealed class OpeningHours(ILiveConfiguration configuration, CalendarStore calendar, TimeProvider clock) : BackgroundService
{
    /// <summary>The calendar may have been changed meanwhile, and a timer of the system may drift: never sleep longer.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    /// <summary>A boundary is met within this.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(200);

    /// <summary>The next instant at which the house opens or closes on some day.</summary>
    internal static DateTimeOffset NextBoundary(BusinessCalendar calendar, DateTimeOffset now)
    {
        var day = calendar.DayOf(now);
        DateTimeOffset[] candidates = [calendar.InstantOf(day, calendar.Opens), calendar.InstantOf(day, calendar.Closes), calendar.InstantOf(day.AddDays(1), calendar.Opens)];
        return candidates.First(c => c > now);
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
        var wasOpen = (await calendar.GetAsync(ct)).IsOpen(clock.GetUtcNow());
        while (true)
        {
            var hours = await calendar.GetAsync(ct);
            var now = clock.GetUtcNow();
            var isOpen = hours.IsOpen(now);
            if (isOpen != wasOpen)
            {
                wasOpen = isOpen;
                await configuration.ApplyAsync(ct);
            }

            var wait = NextBoundary(hours, now) - now + Margin;
            await Task.Delay(wait < Longest ? wait : Longest, clock, ct);
        }
    }
}
