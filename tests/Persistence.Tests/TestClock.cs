namespace Persistence.Tests;

/// <summary>A clock that moves only when told.</summary>
internal sealed class TestClock(DateTimeOffset now) : TimeProvider
{
    private long _now = now.ToUnixTimeMilliseconds();

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeMilliseconds(Interlocked.Read(ref _now));

    public void Advance(TimeSpan by) => Interlocked.Add(ref _now, (long)by.TotalMilliseconds);
}
