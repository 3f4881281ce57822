namespace Telephony.Media.Prompts;

/// <summary>
/// The one thread behind every prompt and every outgoing digit: a tick each 20 ms by absolute deadlines, so that late wake-ups do
/// not add up. Up to 100 ms late it catches up frame by frame; later than that the missed frames are not sent at all,
/// because a burst helps no receiver, and <see cref="IPaced.Tick"/> sees a new epoch.
/// </summary>
internal sealed class Pacer(TimeProvider clock, MediaCounters counters, MediaFaults faults, Action<long> housekeeping) : IDisposable
{
    private const int TicksPerSecond = 50;
    private const int MaximumBehind = 5;

    /// <summary>Housekeeping (time-outs, digits without an end) runs each fifth tick.</summary>
    private const int HousekeepingTicks = 5;

    private readonly Lock _gate = new();
    private readonly ManualResetEventSlim _stop = new();
    private readonly long _period = clock.TimestampFrequency / TicksPerSecond;
    private IPaced[] _paced = [];
    private Thread? _thread;
    private int _epoch;

    public void Start()
    {
        _thread = new Thread(Run) { IsBackground = true, Name = "media pacer" };
        _thread.Start();
    }

    public void Add(IPaced paced)
    {
        lock (_gate)
            _paced = [.. _paced, paced];
    }

    public void Remove(IPaced paced)
    {
        lock (_gate)
            _paced = Array.FindAll(_paced, p => !ReferenceEquals(p, paced));
    }

    public void Dispose()
    {
        _stop.Set();
        _thread?.Join();
        _stop.Dispose();
    }

    private void Run()
    {
        faults.Hurry("media pacer");
        var next = clock.GetTimestamp() + _period;
        for (var tick = 0; ; tick++)
        {
            if (WaitUntil(next))
                return;
            var now = clock.GetTimestamp();
            if (now - next > MaximumBehind * _period)
            {
                next = now;
                _epoch++;
                counters.CountLatePacerTick();
            }

            Tick(now);
            if (tick % HousekeepingTicks == 0)
                housekeeping(now);
            next += _period;
        }
    }

    /// <summary>One tick; called by the thread, and by tests that move the clock themselves and never start it.</summary>
    public void Tick(long now)
    {
        foreach (var paced in Volatile.Read(ref _paced))
        {
            try
            {
                if (!paced.Tick(now, _epoch))
                    Remove(paced);
            }
#pragma warning disable CA1031 // The wall of the pacer thread: a bug met by one leg's frame must not silence every prompt.
            catch (Exception e)
#pragma warning restore CA1031
            {
                faults.Report(e);
            }
        }
    }

    /// <summary>True when the pacer was stopped.</summary>
    private bool WaitUntil(long deadline)
    {
        while (true)
        {
            var left = deadline - clock.GetTimestamp();
            if (left <= 0)
                return _stop.IsSet;

            // Rounded up: one short wait instead of several; the deadline is absolute, so the half millisecond does not add up.
            var milliseconds = (int)((left * 1000 / clock.TimestampFrequency) + 1);
            if (_stop.Wait(milliseconds))
                return true;
        }
    }
}
