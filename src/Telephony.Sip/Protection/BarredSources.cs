using System.Collections.Concurrent;

namespace Telephony.Sip.Protection;

/// <summary>Sources whose bytes are not even parsed. Written by the loop alone, asked by every receive loop.</summary>
internal sealed class BarredSources(TimeProvider clock)
{
    private const int Bound = 10_000; // as many as the protection keeps locks of; a source that finds no room is still dropped, after parsing
    private readonly ConcurrentDictionary<SourceKey, TimeSpan> _until = new();
    private readonly SortedSet<(TimeSpan Until, ulong Value, bool IsV6)> _byEnd = []; // the loop's: the same bars in the order of their ends
    private ImmutableHashSet<SourceKey> _exempt = [];
    private volatile bool _any;

    public int Count => _byEnd.Count;

    public bool IsBarred(IPAddress source) =>
        _any && _until.TryGetValue(SourceKey.Of(source), out var until) && clock.GetElapsedTime(0) < until;

    /// <summary>From these sources everything is read, from now on: bars that stand on them are lifted.</summary>
    public void Exempt(ImmutableHashSet<SourceKey> sources)
    {
        _exempt = sources;
        foreach (var source in sources) Lift(source);
        _any = _byEnd.Count > 0;
    }

    public void Bar(SourceKey source, TimeSpan length)
    {
        if (_exempt.Contains(source)) return;
        var now = clock.GetElapsedTime(0);
        while (_byEnd.Count > 0 && _byEnd.Min is var first && first.Until <= now) Lift(new SourceKey(first.Value, first.IsV6));
        Lift(source);
        if (_byEnd.Count < Bound)
        {
            _until[source] = now + length;
            _byEnd.Add((now + length, source.Value, source.IsV6));
        }

        _any = _byEnd.Count > 0;
    }

    private void Lift(SourceKey source)
    {
        if (_until.TryRemove(source, out var until)) _byEnd.Remove((until, source.Value, source.IsV6));
    }
}
