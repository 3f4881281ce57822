using System.Collections.Concurrent;
using Telephony.Exchange;

namespace CallCenter.Web.Switchboard;

/// <summary>Turns timer effects into inputs. One live timer per kind and owner; the attempt inside the key makes a late firing harmless.</summary>
internal sealed class ExchangeTimers(TimeProvider clock, Action<Input> post) : IDisposable
{
    private readonly ConcurrentDictionary<(TimerKind Kind, string Owner), ITimer> _timers = new();

    public int Count => _timers.Count;

    public void Start(TimerKey key, DateTimeOffset due)
    {
        var wait = due - clock.GetUtcNow();
        var timer = clock.CreateTimer(Fire, key, wait > TimeSpan.Zero ? wait : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        if (_timers.TryRemove((key.Kind, key.Owner), out var old))
            old.Dispose();
        _timers[(key.Kind, key.Owner)] = timer;
    }

    public void Cancel(TimerKey key)
    {
        if (_timers.TryRemove((key.Kind, key.Owner), out var timer))
            timer.Dispose();
    }

    public void Dispose()
    {
        foreach (var timer in _timers.Values)
            timer.Dispose();
        _timers.Clear();
    }

    private void Fire(object? state) => post(new Input.TimerFired((TimerKey)state!));
}
