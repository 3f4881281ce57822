using System.Collections.Concurrent;

namespace Telephony.Sip.Protection;

/// <summary>Sources whose bytes are not even parsed. Written by the loop, asked by every receive loop.</summary>
internal sealed class BarredSources(TimeProvider clock)
{
    private const int Bound = 10_000; // as many as the protection remembers strangers; a source that finds no room is still dropped after parsing
    private readonly ConcurrentDictionary<SourceKey, TimeSpan> _until = new();
    private volatile bool _any;

    public bool IsBarred(IPAddress source) =>
        _any && _until.TryGetValue(SourceKey.Of(source), out var until) && clock.GetElapsedTime(0) < until;

    public void Bar(SourceKey source, TimeSpan length)
    {
        var now = clock.GetElapsedTime(0);
        if (_until.Count >= Bound)
            foreach (var (key, until) in _until)
                if (until <= now) _until.TryRemove(key, out _);
        if (_until.Count >= Bound && !_until.ContainsKey(source)) return;
        _until[source] = now + length;
        _any = true;
    }
}
