using System.Threading.Channels;
using CallCenter.Web.Realtime.Wire;
using Persistence.Outbox;

namespace CallCenter.Web.Realtime;

/// <summary>Tells the facts of tickets, customers, units, visits and call-backs to the event stream and to those who listen in the house, whichever node wrote them.
/// It begins with what is new: a program that was away asks the lists for what it missed.</summary>
internal sealed class OutboxFeed(OutboxReader outbox, EventStream events, TimeProvider clock, ILogger<OutboxFeed> logger) : BackgroundService
{
    /// <summary>Facts read at once.</summary>
    private const int Batch = 2_000;

    /// <summary>What another node wrote is heard within this; what this node wrote, at once after <see cref="Hurry"/>.</summary>
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    private readonly Channel<bool> _rings = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { SingleReader = true, FullMode = BoundedChannelFullMode.DropWrite });

    private Task<bool>? _ring;

    /// <summary>A fact was read; raised on a pool thread, return at once.</summary>
    public event Action<OutboxRow>? Heard;

    /// <summary>Something was written that somebody waits for. Returns at once.</summary>
    public void Hurry() => _rings.Writer.TryWrite(true);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        OutboxCursor? cursor = null;
        try
        {
            while (true)
            {
                cursor = await LookAsync(cursor, stoppingToken);
                await RestAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task RestAsync(CancellationToken ct)
    {
        // The same waiting goes on over many rests: a new one each time would pile up.
        _ring ??= _rings.Reader.WaitToReadAsync(ct).AsTask();
        await Task.WhenAny(_ring, Task.Delay(Every, clock, ct));
        ct.ThrowIfCancellationRequested();
        if (!_ring.IsCompleted)
            return;
        _rings.Reader.TryRead(out _);
        _ring = null;
    }

    private async Task<OutboxCursor?> LookAsync(OutboxCursor? cursor, CancellationToken ct)
    {
        try
        {
            if (cursor is null)
                return new OutboxCursor(await outbox.LastSeqAsync(ct));
            foreach (var row in cursor.Take(await outbox.AfterAsync(cursor.Floor, Batch, ct), clock.GetUtcNow()))
                Tell(row);
        }
#pragma warning disable CA1031 // A store that does not answer must not end the feed; it asks again in a second.
        catch (Exception failure) when (failure is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Features.Tickets.Log.FeedFailed(logger, failure);
        }

        return cursor;
    }

    // The cursor has passed the row already: whatever one listener throws, the other listeners and the other rows are told.
    private void Tell(OutboxRow row)
    {
        Guarded(() =>
        {
            if (DomainEventMapping.Of(row) is { } happened)
                events.Tell(happened);
        });
        foreach (var listener in Delegate.EnumerateInvocationList(Heard))
            Guarded(() => listener(row));
    }

    private void Guarded(Action tell)
    {
        try
        {
            tell();
        }
#pragma warning disable CA1031 // The wall of each listener: its fault is its own.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            Features.Tickets.Log.ListenerFailed(logger, failure);
        }
    }
}
