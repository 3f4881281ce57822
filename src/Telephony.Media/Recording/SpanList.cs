using System.Collections.Immutable;

namespace Telephony.Media.Recording;

/// <summary>Spans of a recording in samples, growing at the end; at most <see cref="Maximum"/>, later ones widen the last.</summary>
internal sealed class SpanList
{
    /// <summary>A span each few seconds of a long, bad call; a list for people, not a log.</summary>
    public const int Maximum = 1000;

    private const int SamplesPerMs = 8;
    private readonly List<(long From, long To)> _spans = [];

    /// <summary>Adds a span, joined with the last one when they touch.</summary>
    public void Add(long from, long to)
    {
        if (_spans.Count > 0 && (_spans[^1].To >= from || _spans.Count == Maximum))
            _spans[^1] = (Math.Min(_spans[^1].From, from), Math.Max(_spans[^1].To, to));
        else
            _spans.Add((from, to));
    }

    /// <summary>Puts a span at its place; it swallows those that it touches.</summary>
    public void Insert(long from, long to)
    {
        var place = _spans.FindIndex(s => s.To >= from);
        place = place < 0 ? _spans.Count : place;
        for (; place < _spans.Count && _spans[place].From <= to; _spans.RemoveAt(place))
            (from, to) = (Math.Min(_spans[place].From, from), Math.Max(_spans[place].To, to));
        _spans.Insert(place, (from, to));
    }

    /// <summary>Ends the last span.</summary>
    public void End(long to) => _spans[^1] = (_spans[^1].From, to);

    /// <summary>Whether any part of the range lies in a span.</summary>
    public bool Overlaps(long from, long to)
    {
        for (var i = _spans.Count - 1; i >= 0 && _spans[i].To > from; i--)
        {
            if (_spans[i].From < to)
                return true;
        }

        return false;
    }

    public ImmutableArray<RecordingSpan> ToMilliseconds(long end) =>
        [.. _spans.Where(s => s.From < end).Select(s => new RecordingSpan(s.From / SamplesPerMs, Math.Min(s.To, end) / SamplesPerMs))];
}
