using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Telephony.Calls;
using Telephony.Distribution;
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

    /// <summary>A picture of every line.</summary>
    public IReadOnlyList<Line> All => [.. _byLeg.Values];

    /// <summary>A line was added; runs on the caller's thread and returns at once.</summary>
    public event Action<Line>? Added;

    /// <summary>A line was taken out, once for each: what it held is given back here; its media leg is still open. Raised on the thread that took it out.</summary>
    public event Action<Line>? Removed;

    public void Add(Line line)
    {
        _byLeg[line.Leg] = line;
        if (line.Sip is { } sip)
            _bySip[sip] = line.Leg;
        _byMedia[line.Media] = line.Leg;
        Added?.Invoke(line);
    }

    /// <summary>The standing call of an agent's SIP phone, or null.</summary>
    public Line? PhoneOf(AgentId agent)
    {
        foreach (var (_, line) in _byLeg)
        {
            if (line is { Kind: LineKind.AgentPhone, OwnOffer: null } && line.Agent == agent)
                return line;
        }

        return null;
    }

    /// <summary>The line of the agent of a contact, or null; of several any.</summary>
    public Line? AgentOf(InteractionId interaction)
    {
        foreach (var (leg, line) in _byLeg)
        {
            if (leg.Interaction == interaction && line.Agent is not null)
                return line;
        }

        return null;
    }

    /// <summary>The phone has a second dialog on the line, or none any more.</summary>
    /// <param name="leg">Whose.</param>
    /// <param name="was">The second dialog it is believed to have; when it has another meanwhile nothing changes.</param>
    /// <param name="second">The one from now on, or null.</param>
    /// <param name="answer">Our SDP for it.</param>
    public bool SetSecond(LegId leg, SipLegId? was, SipLegId? second, string? answer = null)
    {
        if (second is { } sip)
            _bySip[sip] = leg;
        var isSet = false;
        Update(leg, now =>
        {
            isSet = now.Second == was;
            return isSet ? now with { Second = second, SecondAnswer = answer } : now;
        });
        if ((isSet ? was : second) is { } gone)
            _bySip.TryRemove(gone, out _);
        return isSet;
    }

    /// <summary>Another dialog carries the line from now on; the old one's end is nobody's business.</summary>
    public bool Rebind(Line line, SipLegId sip)
    {
        _bySip[sip] = line.Leg;
        var isSet = false;
        Update(line.Leg, now =>
        {
            isSet = now.Sip == line.Sip;
            return isSet ? now with { Sip = sip, First = line.First, Signalling = line.Signalling, OwnOffer = null, ReOffer = null, PhoneHolds = false } : now;
        });
        if ((isSet ? line.Sip : sip) is { } gone)
            _bySip.TryRemove(gone, out _);
        return isSet;
    }

    /// <summary>Changes a line as it is now: two threads that change different things of it both keep theirs. A line that is gone stays gone, and the caller
    /// closes what he opened for it.</summary>
    public bool Update(LegId leg, Func<Line, Line> change)
    {
        while (_byLeg.TryGetValue(leg, out var current))
        {
            if (_byLeg.TryUpdate(leg, change(current), current))
                return true;
        }

        return false;
    }

    /// <summary>The same line by another dialog; false when the line is gone.</summary>
    public bool Redial(Line before, Line after)
    {
        // Found before it is there, never there and not found; who removes the line meanwhile leaves no name behind.
        if (after.Sip is { } sip)
            _bySip[sip] = after.Leg;
        if (!_byLeg.TryUpdate(before.Leg, after, before))
        {
            if (after.Sip is { } unborn)
                _bySip.TryRemove(unborn, out _);
            return false;
        }

        if (before.Sip is { } old)
            _bySip.TryRemove(old, out _);
        return true;
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
        if (line.Second is { } second)
            _bySip.TryRemove(second, out _);
        _byMedia.TryRemove(new KeyValuePair<MediaLegId, LegId>(line.Media, leg));
        Removed?.Invoke(line);
        return line;
    }
}
