using System.Collections.Concurrent;
using System.Threading.Channels;
using Persistence.Drafts;

namespace CallCenter.Web.Features.Desk;

/// <summary>Carries the shelves' forms over a restart: what changed is written every two seconds, many forms in one transaction, however fast somebody types; the start puts each back on the shelf that can open it.</summary>
internal sealed partial class DraftKeeper(IEnumerable<IFormShelf> shelves, DeskDraftStore store, DraftBox box, TimeProvider clock, ILogger<DraftKeeper> logger) : BackgroundService
{
    /// <summary>Between two writes: as much typing as a kill of the process may cost (the browser has it still).</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    /// <summary>Forms of one transaction: some tens of milliseconds of the store's only writer.</summary>
    private const int AtOnce = 200;

    private readonly Channel<bool> _rings = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { SingleReader = true, FullMode = BoundedChannelFullMode.DropWrite });

    private readonly IReadOnlyList<IFormShelf> _shelves = [.. shelves];

    // As many as the shelves have, and those that just left them.
    private readonly ConcurrentDictionary<DraftKey, IFormShelf> _changed = new();

    // Which forms have a row: what was never written needs no deleting, and what nobody could open is left alone.
    private readonly ConcurrentDictionary<DraftKey, byte> _stored = new();
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <inheritdoc/>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        var (back, unreadable) = (0, 0);
        foreach (var row in await store.ListAsync(_shelves.Sum(s => s.Limit), cancellationToken))
        {
            if (_shelves.Any(s => s.Restore(row.AgentId, row.Content, box)))
            {
                _stored[new DraftKey(row.AgentId, row.InteractionId)] = 0;
                back++;
            }
            else
            {
                unreadable++;
            }
        }

        if (back > 0)
            LogBack(back);
        if (unreadable > 0)
            LogUnreadable(unreadable);
        foreach (var shelf in _shelves)
            shelf.Touched += Note;
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        foreach (var shelf in _shelves)
            shelf.Touched -= Note;
        await base.StopAsync(cancellationToken);
        await FlushAsync(cancellationToken);
    }

    /// <summary>Writes what changed until now. A store that fails keeps it for the next time.</summary>
    public async Task FlushAsync(CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            while (!_changed.IsEmpty && await WriteAsync(ct))
            {
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _turn.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var _ in _rings.Reader.ReadAllAsync(stoppingToken))
            {
                await Task.Delay(Every, clock, stoppingToken);
                await FlushAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops: StopAsync writes the rest.
        }
    }

    private void Note(IFormShelf shelf, DraftKey key)
    {
        _changed[key] = shelf;
        _rings.Writer.TryWrite(true);
    }

    // False when the store failed.
    private async Task<bool> WriteAsync(CancellationToken ct)
    {
        // Taken off before the form is read: what is typed from now on is a change of its own.
        var taken = _changed.Take(AtOnce).Where(_changed.TryRemove).ToList();
        try
        {
            var changes = taken.Select(ChangeOf).OfType<DeskDraftChange>().ToList();
            if (changes.Count == 0)
                return true;
            await store.WriteAsync(changes, ct);
            foreach (var change in changes)
            {
                var key = new DraftKey(change.AgentId, change.InteractionId);
                if (change.Content is null)
                    _stored.TryRemove(key, out _);
                else
                    _stored[key] = 0;
            }

            return true;
        }
#pragma warning disable CA1031 // The wall of the loop: whatever the store throws, the forms are on their shelves and written with the next change.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            foreach (var (key, shelf) in taken)
                _changed[key] = shelf;
            if (failure is OperationCanceledException && ct.IsCancellationRequested)
                throw;
            LogFailed(failure, taken.Count);
            _rings.Writer.TryWrite(true);
            return false;
        }
    }

    private DeskDraftChange? ChangeOf(KeyValuePair<DraftKey, IFormShelf> changed)
    {
        var (key, shelf) = changed;
        if (shelf.Close(key, box) is not var (content, keptAt))
            return _stored.ContainsKey(key) ? new DeskDraftChange(key.Agent, key.About, null, clock.GetUtcNow()) : null;
        if (content.Length <= DeskDraftStore.MostContent)
            return new DeskDraftChange(key.Agent, key.About, content, keptAt);
        LogTooLong(content.Length);
        return null;
    }

    [LoggerMessage(5701, LogLevel.Information, "{Count} half-filled forms of the process before are on the shelves again")]
    private partial void LogBack(int count);

    [LoggerMessage(5702, LogLevel.Error, "{Count} half-filled forms cannot be opened with the keys of this installation, or are of a kind that this version does not know; they go when their time is over")]
    private partial void LogUnreadable(int count);

    [LoggerMessage(5703, LogLevel.Error, "{Count} half-filled forms were not written; they are in memory and tried again")]
    private partial void LogFailed(Exception failure, int count);

    [LoggerMessage(5704, LogLevel.Error, "A half-filled form of {Length} characters is too long to be kept over a restart")]
    private partial void LogTooLong(int length);
}
