using Telephony.Exchange;

namespace CallCenter.Web.Switchboard;

/// <summary>The one door to the live floor: read the snapshot, ask for a change, hear of changes.</summary>
public interface ISwitchboard
{
    /// <summary>The newest published truth; never null.</summary>
    FloorSnapshot Snapshot { get; }

    /// <summary>Puts a command of a person to the exchange and waits for its answer (microseconds, unless the loop is behind).</summary>
    ValueTask<CommandResult> AskAsync(Input command, CancellationToken ct);

    /// <summary>Hands in a fact of an edge or a timer. False when the bounded queue is full: the caller counts it and lets the peer retry.</summary>
    bool TryPost(Input input);

    /// <summary>Calls back after changes: at once when the last call is longer ago than <paramref name="minInterval"/>,
    /// else once at its end with the newest snapshot. The callback runs on a pool thread and must not block; a page uses InvokeAsync.</summary>
    IDisposable Subscribe(TimeSpan minInterval, Action<FloorSnapshot> onChange);
}
