namespace CallCenter.Web.Features.Callbacks;

/// <summary>Rings when the ledger of call-backs may have changed: after a change made here and after every wake, so that open pages read again.
/// It carries nothing: the ledger is the truth. Many changes at once are one ring, so that a hundred pages do not read a hundred times a second.</summary>
internal sealed class CallbackBell(TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private ITimer? _later;
    private long? _last;

    /// <summary>Raised on the ringer's thread, or on a pool thread after the pause.</summary>
    public event Action? Rang;

    /// <summary>Something changed, or a minute passed.</summary>
    public void Ring()
    {
        lock (_gate)
        {
            if (_later is not null)
                return;
            var since = _last is { } last ? clock.GetElapsedTime(last) : Pause;
            if (since < Pause)
            {
                _later = clock.CreateTimer(_ => RingNow(), null, Pause - since, Timeout.InfiniteTimeSpan);
                return;
            }

            _last = clock.GetTimestamp();
        }

        Rang?.Invoke();
    }

    /// <summary>No ring comes any more.</summary>
    public void Dispose()
    {
        lock (_gate)
            _later?.Dispose();
    }

    private void RingNow()
    {
        lock (_gate)
        {
            _later?.Dispose();
            _later = null;
            _last = clock.GetTimestamp();
        }

        Rang?.Invoke();
    }
}
