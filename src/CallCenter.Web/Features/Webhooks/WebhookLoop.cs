using System.Threading.Channels;
using CallCenter.Web.Realtime;
using Persistence.Outbox;
using Persistence.Webhooks;

namespace CallCenter.Web.Features.Webhooks;

/// <summary>Gives every subscription its turns. Each has a task of its own: one that does not answer holds up nobody else. How far each was told is in the store,
/// so that it goes on after a restart where it was; the outbox itself is the queue, nothing waits in memory.</summary>
internal sealed class WebhookLoop(WebhookStore store, OutboxReader outbox, OutboxFeed feed, WebhookTurn turn, TimeProvider clock, ILogger<WebhookLoop> logger) : BackgroundService
{
    /// <summary>Facts read at once; what is further back than so many is settled, see <see cref="OutboxCursor"/>.</summary>
    private const int Batch = 2_000;

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    private readonly Channel<bool> _rings = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { SingleReader = true, FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Dictionary<Guid, Task> _turns = [];
    private Task<bool>? _ring;
    private OutboxCursor? _cursor;

    /// <summary>There may be something to tell: a subscription was made or changed. Returns at once.</summary>
    public void Wake() => _rings.Writer.TryWrite(true);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        feed.Heard += Heard;
        try
        {
            while (true)
            {
                await LookAsync(stoppingToken);
                await RestAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops; what was not told is told after the next start.
        }
        finally
        {
            feed.Heard -= Heard;
            await Task.WhenAll(_turns.Values);
        }
    }

    private void Heard(OutboxRow fact) => Wake();

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

    private async Task LookAsync(CancellationToken ct)
    {
        try
        {
            foreach (var over in _turns.Where(t => t.Value.IsCompleted).Select(t => t.Key).ToList())
                _turns.Remove(over);
            var active = (await store.ListAsync(null, ct)).Where(w => w.IsActive).ToList();
            if (active.Count == 0)
            {
                // Nobody asks: the next one begins with what is new then.
                _cursor = null;
                return;
            }

            var floor = await FloorAsync(ct);
            var now = clock.GetUtcNow();
            foreach (var due in active.Where(w => w.AfterSeq < floor && !(w.NextAt > now) && !_turns.ContainsKey(w.Id)))
                _turns[due.Id] = TurnAsync(due.Id, floor, ct);
        }
#pragma warning disable CA1031 // A store that does not answer must not end the loop; it asks again in a second.
        catch (Exception failure) when (failure is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Log.LoopFailed(logger, failure);
        }
    }

    // Every fact up to it stands, or never will: a smaller number may appear after a larger one.
    private async Task<long> FloorAsync(CancellationToken ct)
    {
        _cursor ??= new OutboxCursor(Math.Max(0, await outbox.LastSeqAsync(ct) - Batch));
        _cursor.Take(await outbox.AfterAsync(_cursor.Floor, Batch, ct), clock.GetUtcNow());
        return _cursor.Floor;
    }

    private async Task TurnAsync(Guid id, long floor, CancellationToken ct)
    {
        try
        {
            await turn.RunAsync(id, floor, ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The host stops in the middle of a try: it is made again after the next start.
        }
#pragma warning disable CA1031 // The wall of each subscription: its fault is its own, and its next turn comes.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            Log.TurnFailed(logger, id, failure);
        }
    }
}
