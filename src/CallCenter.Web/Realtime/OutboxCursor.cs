using Persistence.Outbox;

namespace CallCenter.Web.Realtime;

/// <summary>Which facts of the outbox are new. Numbers are given before a transaction ends, so a smaller one may appear after a larger; a gap is looked into for a while and then taken for a refused save.</summary>
internal sealed class OutboxCursor(long start)
{
    /// <summary>No transaction of ours lives longer.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly SortedSet<long> _ahead = [];
    private DateTimeOffset? _gapSince;

    /// <summary>Every fact up to it was told, or never was one.</summary>
    public long Floor { get; private set; } = start;

    /// <summary>Of the rows behind the floor those that were not taken before, in their order.</summary>
    public IReadOnlyList<OutboxRow> Take(IReadOnlyList<OutboxRow> rows, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(rows);
        List<OutboxRow> fresh = [.. rows.Where(r => r.Seq > Floor && _ahead.Add(r.Seq)).OrderBy(r => r.Seq)];
        Close();
        if (_ahead.Count == 0)
        {
            _gapSince = null;
            return fresh;
        }

        _gapSince ??= now;
        if (now - _gapSince >= Patience)
        {
            Floor = _ahead.Min - 1;
            Close();
            _gapSince = _ahead.Count == 0 ? null : now;
        }

        return fresh;
    }

    private void Close()
    {
        while (_ahead.Count > 0 && _ahead.Min == Floor + 1)
        {
            Floor++;
            _ahead.Remove(Floor);
        }
    }
}
