using System.Collections.Concurrent;

namespace CallCenter.Web.Features.Desk;

/// <summary>Half-filled forms of one kind, kept on the server per agent and what they are about: a reload, a lost circuit or another browser finds them again, and by <see cref="DraftKeeper"/> so does a restart.</summary>
/// <param name="limit">Forms kept; the longest untouched goes first.</param>
internal sealed class FormShelf<TDraft>(int limit) : IFormShelf
    where TDraft : class, IDraft
{
    private readonly ConcurrentDictionary<DraftKey, TDraft> _drafts = new();

    /// <inheritdoc/>
    public event Action<IFormShelf, DraftKey>? Touched;

    /// <inheritdoc/>
    public int Limit => limit;

    /// <summary>Number of forms kept.</summary>
    public int Count => _drafts.Count;

    /// <summary>All of them, in no order.</summary>
    public IEnumerable<KeyValuePair<DraftKey, TDraft>> All => _drafts;

    /// <summary>The form, or null.</summary>
    public TDraft? Find(DraftKey key) => _drafts.GetValueOrDefault(key);

    /// <summary>Keeps the newest form.</summary>
    public void Put(string agent, TDraft draft)
    {
        var key = new DraftKey(agent, draft.About);
        _drafts[key] = draft;
        Touched?.Invoke(this, key);
        while (_drafts.Count > limit)
            Drop(_drafts.MinBy(d => d.Value.KeptAt).Key);
    }

    /// <summary>The form became something, or is not wanted any more.</summary>
    public void Drop(DraftKey key)
    {
        if (_drafts.TryRemove(key, out _))
            Touched?.Invoke(this, key);
    }

    /// <inheritdoc/>
    public (string Content, DateTimeOffset KeptAt)? Close(DraftKey key, DraftBox box) =>
        Find(key) is { IsWorthKeeping: true } draft ? (box.Close(draft), draft.KeptAt) : null;

    /// <inheritdoc/>
    public bool Restore(string agent, string content, DraftBox box)
    {
        if (box.Open<TDraft>(content) is not { } draft)
            return false;
        if (_drafts.Count < limit)
            _drafts.TryAdd(new DraftKey(agent, draft.About), draft);
        return true;
    }
}
