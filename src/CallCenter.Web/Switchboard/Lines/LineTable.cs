using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Telephony.Calls;
using Telephony.Media;
using Telephony.Sip;

namespace CallCenter.Web.Switchboard.Lines;

/// <summary>Which leg is carried by which SIP dialog and media leg. Read from the SIP loop, the media threads and the effect runner.</summary>
internal sealed class LineTable
{
    private readonly ConcurrentDictionary<LegId, Line> _byLeg = new();
    private readonly ConcurrentDictionary<SipLegId, LegId> _bySip = new();
    private readonly ConcurrentDictionary<MediaLegId, LegId> _byMedia = new();

    public int Count => _byLeg.Count;

    /// <summary>A line was added; runs on the caller's thread and returns at once.</summary>
    public event Action<Line>? Added;

    /// <summary>A line was taken out, once for each; its media leg is still open.</summary>
    public event Action<Line>? Removed;

    public void Add(Line line)
    {
        _byLeg[line.Leg] = line;
        if (line.Sip is { } sip)
            _bySip[sip] = line.Leg;
        _byMedia[line.Media] = line.Leg;
        Added?.Invoke(line);
    }

    /// <summary>Replaces a line that is still there; a line that is gone stays gone and the caller closes what he opened for it.</summary>
    public bool Update(Line line)
    {
        while (_byLeg.TryGetValue(line.Leg, out var current))
        {
            if (_byLeg.TryUpdate(line.Leg, line, current))
                return true;
        }

        return false;
    }

    public bool TryGet(LegId leg, [NotNullWhen(true)] out Line? line) => _byLeg.TryGetValue(leg, out line);

    public bool TryGet(SipLegId sip, [NotNullWhen(true)] out Line? line)
    {
        line = null;
        return _bySip.TryGetValue(sip, out var leg) && _byLeg.TryGetValue(leg, out line);
    }

    public bool TryGet(MediaLegId media, [NotNullWhen(true)] out Line? line)
    {
        line = null;
        return _byMedia.TryGetValue(media, out var leg) && _byLeg.TryGetValue(leg, out line);
    }

    /// <summary>Takes a line out; null when it is gone already.</summary>
    public Line? Remove(LegId leg)
    {
        if (!_byLeg.TryRemove(leg, out var line))
            return null;
        if (line.Sip is { } sip)
            _bySip.TryRemove(sip, out _);
        _byMedia.TryRemove(new KeyValuePair<MediaLegId, LegId>(line.Media, leg));
        Removed?.Invoke(line);
        return line;
    }
}
