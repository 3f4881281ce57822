namespace Telephony.Media.Tests.Phone;

/// <summary>A clock that moves only when told, and then fires the timers that fall due, on the caller's thread.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<Alarm> alarms = [];
    private TimeSpan now = TimeSpan.FromDays(1);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp()
    {
        lock (gate)
            return now.Ticks;
    }

    public override DateTimeOffset GetUtcNow() => new DateTimeOffset(2026, 11, 22, 0, 0, 0, TimeSpan.Zero) + TimeSpan.FromTicks(GetTimestamp());

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, () => callback(state));
        alarm.Change(dueTime, period);
        lock (gate)
            alarms.Add(alarm);
        return alarm;
    }

    public void Advance(TimeSpan by)
    {
        List<Action> due;
        lock (gate)
        {
            now += by;
            due = [.. alarms.Where(a => a.Due <= now).Select(a => a.Fire(now))];
        }

        foreach (var action in due)
            action();
    }

    private sealed class Alarm(ManualTime owner, Action action) : ITimer
    {
        private TimeSpan period;

        public TimeSpan Due { get; private set; } = TimeSpan.MaxValue;

        public Action Fire(TimeSpan now)
        {
            Due = period > TimeSpan.Zero ? now + period : TimeSpan.MaxValue;
            return action;
        }

        public bool Change(TimeSpan dueTime, TimeSpan newPeriod)
        {
            lock (owner.gate)
            {
                period = newPeriod;
                Due = dueTime < TimeSpan.Zero ? TimeSpan.MaxValue : owner.now + dueTime;
            }

            return true;
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
