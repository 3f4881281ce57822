using KnowledgeBase.Search;

namespace CallCenter.Web.Features.Knowledge;

/// <summary>Searches while somebody types: waits for a pause between keys, and a newer question ends the older one.</summary>
internal sealed class TypedSearch(KnowledgeSearch search, TimeProvider clock) : IDisposable
{
    /// <summary>Shorter than a glance at the list, longer than the gap between two keys of a fast typist.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(120);

    private CancellationTokenSource? _running;

    /// <summary>The page of hits, or null when a newer question was asked meanwhile.</summary>
    /// <param name="query">What to find.</param>
    /// <param name="atOnce">Without the pause: a filter was chosen, nobody types.</param>
    public async Task<KnowledgePage?> AskAsync(KnowledgeQuery query, bool atOnce)
    {
        Cancel();
        var mine = _running = new CancellationTokenSource();
        try
        {
            if (!atOnce)
                await Task.Delay(Pause, clock, mine.Token);
            var page = await search.FindAsync(query, mine.Token);
            return ReferenceEquals(mine, _running) ? page : null;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>What is under way is no longer wanted.</summary>
    public void Cancel()
    {
        _running?.Cancel();
        _running?.Dispose();
        _running = null;
    }

    public void Dispose() => Cancel();
}
