using KnowledgeBase.Search;

namespace CallCenter.Web.Features.Knowledge;

/// <summary>Searches while somebody types: waits for a pause between keys, and a newer question ends the older one.</summary>
internal sealed class TypedSearch(KnowledgeSearch search, TimeProvider clock) : IDisposable
{
    /// <summary>Shorter than a glance at the list, longer than the gap between two keys of a fast typist.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(120);

    private CancellationTokenSource? _running;
    private (string Text, KnowledgePage Page)? _answer;
    private string? _left;

    /// <summary>The page of hits, or null when a newer question was asked meanwhile.</summary>
    /// <param name="query">What to find.</param>
    /// <param name="atOnce">Without the pause: a filter was chosen, nobody types.</param>
    public async Task<KnowledgePage?> AskAsync(KnowledgeQuery query, bool atOnce)
    {
        Cancel();
        // Whoever asks again has not left yet.
        (_answer, _left) = (null, null);
        var mine = _running = new CancellationTokenSource();
        try
        {
            if (!atOnce)
                await Task.Delay(Pause, clock, mine.Token);
            var page = await search.FindAsync(query, mine.Token);
            if (!ReferenceEquals(mine, _running))
                return null;
            _answer = (query.Text, page);
            await NoteAsync();
            return page;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>Whoever typed these words has left the box: when they found nothing it is remembered, also if the answer comes only after he has gone.</summary>
    public Task LeaveAsync(string typed)
    {
        _left = typed;
        return NoteAsync();
    }

    /// <summary>What is under way is no longer wanted.</summary>
    public void Cancel()
    {
        _running?.Cancel();
        _running?.Dispose();
        _running = null;
    }

    public void Dispose() => Cancel();

    private Task NoteAsync()
    {
        if (_left is not { } typed || string.IsNullOrWhiteSpace(typed) || _answer is not { } answer || answer.Text != typed)
            return Task.CompletedTask;
        _left = null;
        return answer.Page is { Total: 0, IsDegraded: false } ? search.MissedAsync(typed, CancellationToken.None) : Task.CompletedTask;
    }
}
