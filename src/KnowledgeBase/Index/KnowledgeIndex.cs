using KnowledgeBase.Search;
using Microsoft.Extensions.Logging;

namespace KnowledgeBase.Index;

/// <summary>The index of this node: one file, many readers, one writer, built from the source whenever it is not fit.</summary>
public sealed class KnowledgeIndex : IKnowledgeIndex, IAsyncDisposable
{
    /// <summary>Documents of one transaction while building: few enough that a reader never waits, enough that the disk does not either.</summary>
    private const int Batch = 200;

    /// <summary>After a failed building the disk gets this long before the next search tries again.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly string path;
    private readonly IKnowledgeSource source;
    private readonly TimeProvider clock;
    private readonly ILogger<KnowledgeIndex> logger;
    private readonly ReadThrough readThrough;
    private readonly SemaphoreSlim writing = new(1, 1);
    private readonly CancellationTokenSource lifetime = new();
    private readonly Lock repairing = new();
    private volatile OpenIndex? open;
    private volatile IndexHealth health = new(IndexState.Closed, 0, 0, null);
    private Task repair = Task.CompletedTask;
    private long repairedAt;

    /// <summary>Names the file and the truth behind it; nothing is opened before <see cref="SynchroniseAsync"/>.</summary>
    public KnowledgeIndex(string path, IKnowledgeSource source, TimeProvider clock, ILogger<KnowledgeIndex> logger)
    {
        (this.path, this.source, this.clock, this.logger) = (path, source, clock, logger);
        readThrough = new ReadThrough(source, clock);
    }

    /// <inheritdoc/>
    public IndexHealth Health => health;

    /// <inheritdoc/>
    public async Task SynchroniseAsync(CancellationToken ct)
    {
        await writing.WaitAsync(ct);
        try
        {
            ObjectDisposedException.ThrowIf(lifetime.IsCancellationRequested, this);
            if (open is null) OpenFile();
            if (open is { Catalogue.IsWornOut: false } existing && await TryAsync(() => BringInStepAsync(existing, ct))) return;
            await BuildAsync(ct);
        }
        finally
        {
            writing.Release();
        }
    }

    /// <inheritdoc/>
    public async Task RebuildAsync(CancellationToken ct)
    {
        await writing.WaitAsync(ct);
        try
        {
            ObjectDisposedException.ThrowIf(lifetime.IsCancellationRequested, this);
            await BuildAsync(ct);
        }
        finally
        {
            writing.Release();
        }
    }

    /// <inheritdoc/>
    public async Task PutAsync(string number, IReadOnlyList<KnowledgeDocument> documents, CancellationToken ct)
    {
        if (documents.Any(d => d.Number != number)) throw new ArgumentException("Every document must bear the article's number.", nameof(documents));
        await writing.WaitAsync(ct);
        try
        {
            // Without an open file nothing is lost: the building that comes next reads the source.
            if (open is not { } current) return;
            var old = current.Catalogue.Entries.Where(e => e.Document.Number == number).Select(e => e.RowId).ToList();
            var added = current.File.Write(old, documents.Select(d => (d, Fingerprint.Of(d))), ct);
            Publish(current with { Catalogue = current.Catalogue.With(number, added) });
        }
        catch (IndexFaultException e)
        {
            GiveUp(e);
            Repair();
        }
        finally
        {
            writing.Release();
        }
    }

    /// <inheritdoc/>
    public async Task<KnowledgePage> SearchAsync(KnowledgeQuery query, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var current = open;
        try
        {
            if (current is not null) return IndexSearch.Run(query, current.File, current.Catalogue, clock.GetUtcNow(), ct);
            if (health.State == IndexState.Broken && clock.GetElapsedTime(Interlocked.Read(ref repairedAt)) > Patience) Repair();
        }
        catch (IndexFaultException e)
        {
            // A file that was replaced under this search is no fault of the new one.
            if (ReferenceEquals(open, current))
            {
                GiveUp(e);
                Repair();
            }
        }

        return await readThrough.SearchAsync(query, ct);
    }

    /// <summary>Waits until a building that was begun by a fault has ended.</summary>
    public Task WhenRepairedAsync()
    {
        lock (repairing) return repair;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await lifetime.CancelAsync();
        await WhenRepairedAsync();
        await writing.WaitAsync(CancellationToken.None);
        open?.File.Dispose();
        open = null;
        health = health with { State = IndexState.Closed };
        lifetime.Dispose();
        // Whoever still waits for a turn gets it and finds the index closed; the semaphores hold nothing that needs disposing.
        writing.Release();
    }

    private void OpenFile()
    {
        IndexFile? file = null;
        try
        {
            file = IndexFile.Open(path);
            Publish(new OpenIndex(file, new Catalogue(file.Load())));
        }
        catch (IndexFaultException e)
        {
            file?.Dispose();
            Log.NotUsable(logger, e.Kind);
            health = health with { LastFault = e.Kind };
        }
    }

    /// <summary>Writes what differs from the source and removes what is gone.</summary>
    private async Task BringInStepAsync(OpenIndex existing, CancellationToken ct)
    {
        var entries = existing.Catalogue.Entries.ToDictionary(e => e.Key);
        HashSet<(string, string)> seen = [];
        var changes = 0;
        await foreach (var batch in source.ReadAllAsync(ct).Chunk(Batch).WithCancellation(ct))
        {
            var named = batch.Select(d => (Document: d, Fingerprint: Fingerprint.Of(d))).ToList();
            foreach (var (document, _) in named) seen.Add((document.Number, document.Language));
            var changed = named.Where(n => entries.GetValueOrDefault((n.Document.Number, n.Document.Language))?.Fingerprint != n.Fingerprint).ToList();
            if (changed.Count == 0) continue;
            var old = changed.Select(c => entries.GetValueOrDefault((c.Document.Number, c.Document.Language))).OfType<CatalogueEntry>();
            foreach (var entry in existing.File.Write([.. old.Select(o => o.RowId)], changed, ct)) entries[entry.Key] = entry;
            changes += changed.Count;
        }

        var gone = entries.Values.Where(e => !seen.Contains(e.Key)).ToList();
        existing.File.Write([.. gone.Select(g => g.RowId)], [], ct);
        foreach (var entry in gone) entries.Remove(entry.Key);
        Publish(existing with { Catalogue = new Catalogue(entries.Values) });
        Log.InStep(logger, entries.Count, changes, gone.Count);
    }

    private async Task BuildAsync(CancellationToken ct)
    {
        open?.File.Dispose();
        open = null;
        health = health with { State = IndexState.Building, Rebuilds = health.Rebuilds + 1 };
        IndexFile? file = null;
        try
        {
            file = IndexFile.Create(path);
            await BringInStepAsync(new OpenIndex(file, Catalogue.Empty), ct);
            file.Seal();
            file = null;
        }
        catch (IndexFaultException e)
        {
            GiveUp(e);
        }
        finally
        {
            if (file is not null)
            {
                open = null;
                file.Dispose();
                if (health.State == IndexState.Building) health = health with { State = IndexState.Broken };
            }

            Interlocked.Exchange(ref repairedAt, clock.GetTimestamp());
        }
    }

    private async Task<bool> TryAsync(Func<Task> work)
    {
        try
        {
            await work();
            return true;
        }
        catch (IndexFaultException e)
        {
            GiveUp(e);
            return false;
        }
    }

    private void Publish(OpenIndex index)
    {
        open = index;
        health = health with { State = IndexState.Ready, Documents = index.Catalogue.Count };
    }

    private void GiveUp(IndexFaultException fault)
    {
        Log.NotUsable(logger, fault.Kind);
        open = null;
        health = health with { State = IndexState.Broken, LastFault = fault.Kind };
    }

    /// <summary>Begins a building beside the searches, unless one is under way.</summary>
    private void Repair()
    {
        lock (repairing)
        {
            if (!repair.IsCompleted || lifetime.IsCancellationRequested) return;
            Interlocked.Exchange(ref repairedAt, clock.GetTimestamp());
            repair = Task.Run(() => RepairAsync(lifetime.Token), CancellationToken.None);
        }
    }

    private async Task RepairAsync(CancellationToken ct)
    {
        try
        {
            await RebuildAsync(ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            Log.RepairGivenUp(logger);
        }
#pragma warning disable CA1031 // The wall of a background task: the source is somebody else's code and may throw anything; the next search tries again.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Log.SourceFailed(logger, e.GetType().Name);
            health = health with { State = IndexState.Broken, LastFault = e.GetType().Name };
        }
    }

    /// <summary>A file and what it holds, as one reference.</summary>
    private sealed record OpenIndex(IndexFile File, Catalogue Catalogue);
}
