using System.Collections.Immutable;

namespace CallCenter.Web.Ui.Kit;

/// <summary>Notices of one circuit. For what is not visible anyway: an undo, a refusal, a loss.</summary>
public sealed class Toasts(TimeProvider clock) : IDisposable
{
    /// <summary>More at once would cover the page; the oldest goes.</summary>
    public const int Most = 4;

    /// <summary>Long enough to undo; an error stays until it is closed.</summary>
    public static readonly TimeSpan Stay = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private readonly List<ITimer> _timers = [];
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
            _items = _items.RemoveAll(t => t.Id == id);
        }

        Changed?.Invoke();
    }

    /// <summary>Ends the timers with the circuit.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            _timers.ForEach(t => t.Dispose());
            _timers.Clear();
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
                _items = _items.RemoveAt(0);
            if (stay is { } time)
                CloseAfter(toast.Id, time);
        }

        Changed?.Invoke();
    }

    private void CloseAfter(long id, TimeSpan time)
    {
        ITimer? timer = null;
        timer = clock.CreateTimer(
            _ =>
            {
                Close(id);
                lock (_gate)
                {
                    _timers.Remove(timer!);
                }

                timer!.Dispose();
            },
            state: null,
            time,
            Timeout.InfiniteTimeSpan);
        _timers.Add(timer);
    }
}
