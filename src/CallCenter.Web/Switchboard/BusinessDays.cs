using Persistence;
using Telephony.Exchange;

namespace CallCenter.Web.Switchboard;

/// <summary>Tells the floor at each midnight of the site's zone that a new business day began: figures "today" are of today.</summary>
internal sealed class BusinessDays(ISwitchboard switchboard, TimeProvider clock) : BackgroundService
{
    /// <summary>The clock is looked at again at least this often: a wait of hours would not see it being set.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            for (var day = SiteZone.DayOf(clock.GetUtcNow()); ;)
            {
                await Task.Delay(Until(day.AddDays(1)), clock, stoppingToken);
                var today = SiteZone.DayOf(clock.GetUtcNow());
                if (today <= day)
                    continue;
                // A full switchboard drops nothing of a new day: it is told at the next look.
                if (switchboard.TryPost(new Input.DayBegan()))
                    day = today;
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private TimeSpan Until(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        var left = new DateTimeOffset(midnight, SiteZone.Zone.GetUtcOffset(midnight)) - clock.GetUtcNow();
        return left <= TimeSpan.Zero ? TimeSpan.FromSeconds(1) : left < LookAgain ? left : LookAgain;
    }
}
