using System.Diagnostics;

namespace AfterSales.Tests.Shared;

/// <summary>Absolute deadlines 20 ms apart, for whoever sends media in a test.</summary>
public sealed class Pace
{
    private const int PeriodMs = 20;
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private long _next = PeriodMs;

    /// <summary>Waits for the next deadline; returns at once when it has passed.</summary>
    public void Wait(CancellationToken cancellationToken)
    {
        var left = _next - _watch.Elapsed.TotalMilliseconds;
        _next += PeriodMs;
        if (left > 0)
            cancellationToken.WaitHandle.WaitOne((int)Math.Ceiling(left));
    }
}
