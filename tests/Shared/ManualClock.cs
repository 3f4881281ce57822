namespace AfterSales.Tests.Shared;

/// <summary>A clock that stands still until it is moved; 10 MHz timestamps. Timers are those of the system clock.</summary>
public sealed class ManualClock : TimeProvider
{
    private long _ticks;

    public DateTimeOffset Start { get; init; } = new(2026, 11, 22, 1, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Read(ref _ticks);

    public override DateTimeOffset GetUtcNow() => Start + TimeSpan.FromTicks(GetTimestamp());

    public void Advance(TimeSpan by) => Interlocked.Add(ref _ticks, by.Ticks);
}
