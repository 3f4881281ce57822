using System.Collections.Concurrent;
using System.Threading.Channels;
using Persistence.Drafts;
using Telephony.Calls;
using Telephony.Distribution;

namespace CallCenter.Web.Features.Desk;

/// <summary>Carries the shelf's forms over a restart: what changed is written every two seconds, many forms in one transaction, however fast somebody types; the start takes them back.</summary>
internal sealed partial class DraftKeeper(DraftShelf shelf, DeskDraftStore store, DraftBox box, TimeProvider clock, ILogger<DraftKeeper> logger) : BackgroundService
{
    /// <summary>Between two writes: as much typing as a kill of the process may cost (the browser has it still).</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    /// <summary>Forms of one transaction: some tens of milliseconds of the store's only writer.</summary>
    private const int AtOnce = 200;

    private readonly Channel<bool> _rings = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { SingleReader = true, FullMode = BoundedChannelFullMode.DropWrite });

    // As many as the shelf has, and those that just left it.
    private readonly ConcurrentDictionary<(AgentId Agent, InteractionId Interaction), byte> _changed = new();

    // Which forms have a row: what was never written needs no deleting.
    private readonly ConcurrentDictionary<(AgentId Agent, InteractionId Interaction), byte> _stored = new();
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <inheritdoc/>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        var (back, unreadable) = (0, 0);
        foreach (var row in await store.ListAsync(DraftShelf.Limit, cancellationToken))
        {
            var agent = new AgentId(row.AgentId);
            _stored[(agent, new InteractionId(row.InteractionId))] = 0;
            if (box.Open(row.Content) is { } draft)
            {
                shelf.Restore(agent, draft);
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
        shelf.Touched += Note;
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
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

    private void Note(AgentId agent, InteractionId interaction)
    {
        _changed[(agent, interaction)] = 0;
        _rings.Writer.TryWrite(true);
    }

    // False when the store failed.
    private async Task<bool> WriteAsync(CancellationToken ct)
    {
        // Taken off before the form is read: what is typed from now on is a change of its own.
        var taken = _changed.Keys.Take(AtOnce).Where(k => _changed.TryRemove(k, out _)).ToList();
        try
        {
            var changes = taken.Select(ChangeOf).OfType<DeskDraftChange>().ToList();
            if (changes.Count == 0)
                return true;
            await store.WriteAsync(changes, ct);
            foreach (var change in changes)
            {
                var key = (new AgentId(change.AgentId), new InteractionId(change.InteractionId));
                if (change.Content is null)
                    _stored.TryRemove(key, out _);
                else
                    _stored[key] = 0;
            }

            return true;
        }
#pragma warning disable CA1031 // The wall of the loop: whatever the store throws, the forms are on the shelf and written with the next change.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            foreach (var key in taken)
                _changed[key] = 0;
            if (failure is OperationCanceledException && ct.IsCancellationRequested)
                throw;
            LogFailed(failure, taken.Count);
            _rings.Writer.TryWrite(true);
            return false;
        }
    }

    private DeskDraftChange? ChangeOf((AgentId Agent, InteractionId Interaction) key)
    {
        var draft = shelf.Find(key.Agent, key.Interaction);
        if (draft is not { IsSaved: false, IsBegun: true })
            return _stored.ContainsKey(key) ? new DeskDraftChange(key.Agent.Value, key.Interaction.Value, null, clock.GetUtcNow()) : null;
        var content = box.Close(draft);
        if (content.Length <= DeskDraftStore.MostContent)
            return new DeskDraftChange(key.Agent.Value, key.Interaction.Value, content, draft.KeptAt);
        LogTooLong(content.Length);
        return null;
    }

    [LoggerMessage(5701, LogLevel.Information, "{Count} half-filled forms of the process before are on the shelf again")]
    private partial void LogBack(int count);

    [LoggerMessage(5702, LogLevel.Error, "{Count} half-filled forms cannot be opened with the keys of this installation; they go when their time is over")]
    private partial void LogUnreadable(int count);

    [LoggerMessage(5703, LogLevel.Error, "{Count} half-filled forms were not written; they are in memory and tried again")]
    private partial void LogFailed(Exception failure, int count);

    [LoggerMessage(5704, LogLevel.Error, "A half-filled form of {Length} characters is too long to be kept over a restart")]
    private partial void LogTooLong(int length);
}
