using Persistence.Outbox;

namespace CallCenter.Web.Realtime;

/// <summary>Which facts of the outbox are new. Numbers are given before a transaction ends, so a smaller one may appear after a larger; a gap is looked into for a while and then taken for a refused save.</summary>
internal sealed class OutboxCursor(long start)
{
    /// <summary>No transaction of ours lives longer.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    // Facts behind a gap, each with when it was taken: since then every number missing before it is missing.
    private readonly SortedDictionary<long, DateTimeOffset> _ahead = [];

    /// <summary>Every fact up to it was told, or never was one.</summary>
    public long Floor { get; private set; } = start;

    /// <summary>Of the rows behind the floor those that were not taken before, in their order.</summary>
    public IReadOnlyList<OutboxRow> Take(IReadOnlyList<OutboxRow> rows, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(rows);
        List<OutboxRow> fresh = [.. rows.Where(r => r.Seq > Floor && _ahead.TryAdd(r.Seq, now)).OrderBy(r => r.Seq)];
        Close();
        // All gaps that are old enough at once: a burst of refused saves must not hold the floor for ten seconds each.
        var past = _ahead.Where(a => now - a.Value >= Patience).Select(a => a.Key).DefaultIfEmpty(Floor).Max();
        foreach (var seq in _ahead.Keys.TakeWhile(s => s <= past).ToList())
            _ahead.Remove(seq);
        Floor = Math.Max(Floor, past);
        Close();
        return fresh;
    }

    private void Close()
    {
        while (_ahead.Remove(Floor + 1))
            Floor++;
    }
}
