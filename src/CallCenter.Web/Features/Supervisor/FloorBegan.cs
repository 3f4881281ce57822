using CallCenter.Web.Switchboard;
using Persistence;
using Telephony.Exchange;

namespace CallCenter.Web.Features.Supervisor;

/// <summary>From when on the floor's figures count: the start of the program, later the last midnight of the business. At midnight it tells the exchange
/// that a new day began, so that "today" on the board is today.</summary>
public sealed class FloorBegan : BackgroundService
{
    /// <summary>A full queue of commands empties in less.</summary>
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(1);

    private readonly Lazy<ISwitchboard> _switchboard;
    private readonly TimeProvider _clock;
    private long _ticks;

    /// <summary>Counts from now on.</summary>
    public FloorBegan(Lazy<ISwitchboard> switchboard, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        (_switchboard, _clock, _ticks) = (switchboard, clock, clock.GetUtcNow().UtcTicks);
    }

    /// <summary>The instant, UTC.</summary>
    public DateTimeOffset At => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(NextMidnight(_clock.GetUtcNow()) - _clock.GetUtcNow(), _clock, stoppingToken);
                while (!_switchboard.Value.TryPost(new Input.DayBegan()))
                    await Task.Delay(Retry, _clock, stoppingToken);
                Interlocked.Exchange(ref _ticks, _clock.GetUtcNow().UtcTicks);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    /// <summary>The first instant of the business's next day; a second later, so that a clock that runs a little fast does not ask twice.</summary>
    internal static DateTimeOffset NextMidnight(DateTimeOffset now)
    {
        var midnight = SiteZone.DayOf(now).AddDays(1).ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, SiteZone.Zone.GetUtcOffset(midnight)).AddSeconds(1);
    }
}
