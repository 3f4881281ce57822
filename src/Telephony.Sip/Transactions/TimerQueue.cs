namespace Telephony.Sip.Transactions;

/// <summary>
/// All timers of the loop in one heap, by monotonic timestamp. Data, not objects with threads: nothing is cancelled, a late timer finds its
/// owner gone or elsewhere and changes nothing.
/// </summary>
internal sealed class TimerQueue(TimeProvider clock)
{
    private readonly PriorityQueue<DueTimer, (long Due, long Order)> _heap = new();
    private long _order;

    public int Count => _heap.Count;

    public void Add(object owner, int name, long attempt, TimeSpan after)
    {
        var due = clock.GetTimestamp() + (long)(after.TotalSeconds * clock.TimestampFrequency);
        _heap.Enqueue(new DueTimer(owner, name, attempt), (due, _order++));
    }

    public bool TryTakeDue(out DueTimer timer)
    {
        timer = default;
        if (!_heap.TryPeek(out timer, out var at) || at.Due > clock.GetTimestamp()) return false;
        _heap.Dequeue();
        return true;
    }

    /// <summary>Time until the next timer, never negative; null when there is none.</summary>
    public TimeSpan? UntilNext()
    {
        if (!_heap.TryPeek(out _, out var at)) return null;
        var ticks = at.Due - clock.GetTimestamp();
        return ticks <= 0 ? TimeSpan.Zero : TimeSpan.FromSeconds((double)ticks / clock.TimestampFrequency);
    }
}
