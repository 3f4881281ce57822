using System.Collections.Concurrent;

namespace CallCenter.Web.Features.Knowledge;

/// <summary>What editors have typed and not yet saved, kept on the server per person and article: a reload or a lost circuit finds it again,
/// also while it is not yet fit to be saved (no title, no body).</summary>
internal sealed class ArticleShelf
{
    /// <summary>Half-typed articles kept; the longest untouched goes first.</summary>
    public const int Limit = 500;

    private readonly ConcurrentDictionary<(string Person, string Number), (ArticleForm Form, long Turn)> _forms = new();
    private long _turn;

    /// <summary>What the person typed last, or null.</summary>
    public ArticleForm? Find(string person, string number) => _forms.TryGetValue((person, number), out var kept) ? kept.Form : null;

    /// <summary>Keeps the newest.</summary>
    public void Put(string person, string number, ArticleForm form)
    {
        _forms[(person, number)] = (form, Interlocked.Increment(ref _turn));
        while (_forms.Count > Limit)
            _forms.TryRemove(_forms.MinBy(f => f.Value.Turn).Key, out _);
    }

    /// <summary>It is saved, or given up.</summary>
    public void Drop(string person, string number) => _forms.TryRemove((person, number), out _);
}
