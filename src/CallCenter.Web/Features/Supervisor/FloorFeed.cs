using CallCenter.Web.Switchboard;

namespace CallCenter.Web.Features.Supervisor;

/// <summary>The live floor for one page: at once after a change (at most every 250 ms), and every two seconds on a quiet floor,
/// so that the page can tell "nothing happens" from "nothing arrives" and limits are seen to pass.</summary>
public sealed class FloorFeed(ISwitchboard switchboard, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan AtMostEvery = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(2);
    private IDisposable? _subscription;
    private ITimer? _timer;

    /// <summary>The newest view.</summary>
    public FloorView View { get; private set; } = FloorView.From(switchboard.Snapshot);

    /// <summary>When it was read.</summary>
    public DateTimeOffset ReadAt { get; private set; } = clock.GetUtcNow();

    /// <summary>Starts; the callback runs on a pool thread.</summary>
    public void Start(Action onChange)
    {
        _subscription = switchboard.Subscribe(AtMostEvery, s => Take(s, onChange));
        _timer = clock.CreateTimer(_ => Take(switchboard.Snapshot, onChange), state: null, Heartbeat, Heartbeat);
    }

    /// <summary>Stops.</summary>
    public void Dispose()
    {
        _subscription?.Dispose();
        _timer?.Dispose();
    }

    private void Take(FloorSnapshot snapshot, Action onChange)
    {
        (View, ReadAt) = (FloorView.From(snapshot), clock.GetUtcNow());
        onChange();
    }
}
