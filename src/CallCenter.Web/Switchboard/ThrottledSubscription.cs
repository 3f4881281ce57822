namespace CallCenter.Web.Switchboard;

/// <summary>One reader of the snapshot who is told of changes at most once per interval: at once after a pause, then at the interval's end.
/// So hundreds of boards cannot melt the server, and a ring is still seen at once.</summary>
internal sealed class ThrottledSubscription : IDisposable
{
    private readonly TimeSpan _minInterval;
    private readonly Action<FloorSnapshot> _onChange;
    private readonly Func<FloorSnapshot> _current;
    private readonly Action<ThrottledSubscription> _remove;
    private readonly TimeProvider _clock;
    private readonly ITimer _timer;
    private readonly Lock _gate = new();
    private long _lastCall;
    private bool _everCalled;
    private bool _scheduled;
    private bool _disposed;

    public ThrottledSubscription(
        TimeSpan minInterval,
        Action<FloorSnapshot> onChange,
        Func<FloorSnapshot> current,
        Action<ThrottledSubscription> remove,
        TimeProvider clock)
    {
        _minInterval = minInterval;
        _onChange = onChange;
        _current = current;
        _remove = remove;
        _clock = clock;
        _timer = clock.CreateTimer(static s => ((ThrottledSubscription)s!).Fire(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Called by the loop after each publication: cheap, never runs the callback on the loop's thread.</summary>
    public void Changed()
    {
        lock (_gate)
        {
            if (_disposed || _scheduled)
                return;
            _scheduled = true;
            var rest = _everCalled ? _minInterval - _clock.GetElapsedTime(_lastCall) : TimeSpan.Zero;
            _timer.Change(rest > TimeSpan.Zero ? rest : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
        }

        _timer.Dispose();
        _remove(this);
    }

    private void Fire()
    {
        lock (_gate)
        {
            if (_disposed)
                return;
            _scheduled = false;
            _everCalled = true;
            _lastCall = _clock.GetTimestamp();
        }

        _onChange(_current());
    }
}
