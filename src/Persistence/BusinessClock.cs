namespace Persistence;

/// <summary>The clock by which promises count: tickets, call-backs, warranty days. It is the real clock plus an offset that demo mode may enlarge;
/// telephony, cookies and timers keep the real clock, so only instants move here, never durations.</summary>
public sealed class BusinessClock(TimeProvider real) : TimeProvider
{
    private long _offsetTicks;

    /// <summary>Raised after the clock was moved, on the mover's thread.</summary>
    public event Action? Moved;

    /// <summary>How far it is ahead of the real clock; zero outside demo mode.</summary>
    public TimeSpan Offset => TimeSpan.FromTicks(Interlocked.Read(ref _offsetTicks));

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => real.LocalTimeZone;

    /// <inheritdoc/>
    public override long TimestampFrequency => real.TimestampFrequency;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => real.GetUtcNow() + Offset;

    /// <inheritdoc/>
    public override long GetTimestamp() => real.GetTimestamp();

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => real.CreateTimer(callback, state, dueTime, period);

    /// <summary>The real instant at which this clock shows, or showed, the given one: browsers count by the real clock.</summary>
    public DateTimeOffset ToReal(DateTimeOffset business) => business - Offset;

    /// <summary>Takes an offset; never a smaller one, since what is written must not lie ahead of now.</summary>
    internal void Take(TimeSpan offset)
    {
        long present;
        do
        {
            present = Interlocked.Read(ref _offsetTicks);
            if (offset.Ticks <= present) return;
        }
        while (Interlocked.CompareExchange(ref _offsetTicks, offset.Ticks, present) != present);
        Moved?.Invoke();
    }
}
