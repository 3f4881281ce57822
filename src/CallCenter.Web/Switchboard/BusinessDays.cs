using Persistence;
using Telephony.Exchange;

namespace CallCenter.Web.Switchboard;

/// <summary>Tells the floor at each midnight of the site's zone that a new business day began: figures "today" are of today.</summary>
internal sealed class BusinessDays(ISwitchboard switchboard, TimeProvider clock) : BackgroundService
{
    /// <summary>The clock is looked at again at least this often: a wait of hours would not see it being set.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(1);

    /// <summary>The day that the floor's figures are of; known from the start, however late the loop gets its first turn.</summary>
    private DateOnly _day = SiteZone.DayOf(clock.GetUtcNow());

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Until(_day.AddDays(1)), clock, stoppingToken);
                var today = SiteZone.DayOf(clock.GetUtcNow());

                // A switchboard that is full is told at the next look, a second later.
                if (today > _day && switchboard.TryPost(new Input.DayBegan()))
                    _day = today;
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
