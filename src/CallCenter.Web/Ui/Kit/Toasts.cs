using System.Collections.Immutable;

namespace CallCenter.Web.Ui.Kit;

/// <summary>Notices of one circuit. For what is not visible anyway: an undo, a refusal, a loss. While a notice is read (pointer or focus on it) its time stands still.</summary>
public sealed class Toasts(TimeProvider clock) : IDisposable
{
    /// <summary>More at once would cover the page; the oldest goes.</summary>
    public const int Most = 4;

    /// <summary>Long enough to undo; an error stays until it is closed.</summary>
    public static readonly TimeSpan Stay = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private readonly Dictionary<long, Running> _running = [];
    private ImmutableList<Toast> _items = [];
    private long _lastId;
    private bool _disposed;

    /// <summary>What is shown, oldest first.</summary>
    public IReadOnlyList<Toast> Items => _items;

    /// <summary>The list changed; may come from any thread.</summary>
    public event Action? Changed;

    /// <summary>Done, with a way back when there is one.</summary>
    public void Ok(string text, Func<Task>? undo = null) => Add("ok", text, undo, Stay);

    /// <summary>Look here.</summary>
    public void Warn(string text) => Add("warn", text, undo: null, Stay);

    /// <summary>It did not happen; stays until it is closed.</summary>
    public void Error(string text) => Add("error", text, undo: null, stay: null);

    /// <summary>Takes one away.</summary>
    public void Close(long id)
    {
        lock (_gate)
        {
            Forget(id);
            _items = _items.RemoveAll(t => t.Id == id);
        }

        Changed?.Invoke();
    }

    /// <summary>Somebody reads it: its time stands still.</summary>
    public void Hold(long id)
    {
        lock (_gate)
        {
            if (!_running.TryGetValue(id, out var running) || running.Timer is null)
                return;
            running.Timer.Dispose();
            var spent = clock.GetElapsedTime(running.Started);
            _running[id] = new Running(Timer: null, running.Left > spent ? running.Left - spent : TimeSpan.Zero, Started: 0);
        }
    }

    /// <summary>Nobody reads it any more: the rest of its time runs, at least a second.</summary>
    public void Release(long id)
    {
        lock (_gate)
        {
            if (!_disposed && _running.TryGetValue(id, out var running) && running.Timer is null)
                Start(id, running.Left > TimeSpan.FromSeconds(1) ? running.Left : TimeSpan.FromSeconds(1));
        }
    }

    /// <summary>Ends the timers with the circuit.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            foreach (var running in _running.Values)
                running.Timer?.Dispose();
            _running.Clear();
        }
    }

    private void Add(string kind, string text, Func<Task>? undo, TimeSpan? stay)
    {
        lock (_gate)
        {
            if (_disposed)
                return;
            var toast = new Toast(++_lastId, kind, text, undo);
            _items = _items.Add(toast);
            if (_items.Count > Most)
            {
                Forget(_items[0].Id);
                _items = _items.RemoveAt(0);
            }

            if (stay is { } time)
                Start(toast.Id, time);
        }

        Changed?.Invoke();
    }

    private void Start(long id, TimeSpan time) =>
        _running[id] = new Running(clock.CreateTimer(_ => Close(id), state: null, time, Timeout.InfiniteTimeSpan), time, clock.GetTimestamp());

    private void Forget(long id)
    {
        if (_running.Remove(id, out var running))
            running.Timer?.Dispose();
    }

    private readonly record struct Running(ITimer? Timer, TimeSpan Left, long Started);
}
