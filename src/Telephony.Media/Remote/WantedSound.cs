namespace Telephony.Media.Remote;

/// <summary>
/// Who is to hear whom and what is played to whom until further notice, as commanded: said again when a lost connection is back. The rules are those
/// of <see cref="IMediaEngine"/>. At most one entry of each for an open leg; used under its engine's lock.
/// </summary>
internal sealed class WantedSound
{
    private readonly Dictionary<MediaLegId, MediaLegId[]> _heard = [];

    /// <summary>The order to play for ever, or null: nothing, because that was commanded.</summary>
    private readonly Dictionary<MediaLegId, WireWriter?> _played = [];

    /// <summary>Each listener that was told whom it hears, and whom.</summary>
    public IReadOnlyCollection<KeyValuePair<MediaLegId, MediaLegId[]>> Heard => _heard;

    /// <summary>Each leg that is to be played something until further notice, or (null) nothing. A leg whose sentence runs is not among them: it ends by itself.</summary>
    public IReadOnlyCollection<KeyValuePair<MediaLegId, WireWriter?>> Played => _played;

    public void Hears(MediaLegId listener, ReadOnlySpan<MediaLegId> speakers) => _heard[listener] = speakers.ToArray();

    /// <summary>The two hear each other; a former peer of one of them, who heard nobody else, hears nobody.</summary>
    public void Connected(MediaLegId a, MediaLegId b)
    {
        LeavePeers(a, b);
        LeavePeers(b, a);
        (_heard[a], _heard[b]) = ([b], [a]);
    }

    /// <summary>The leg hears nobody and nobody hears it.</summary>
    public void Parted(MediaLegId leg)
    {
        _heard[leg] = [];
        foreach (var (listener, speakers) in _heard.Where(h => h.Value.Contains(leg)).ToList())
            _heard[listener] = Array.FindAll(speakers, s => s != leg);
    }

    /// <summary>From now on this, over and over.</summary>
    public void Loops(MediaLegId leg, WireWriter order) => _played[leg] = order;

    /// <summary>From now on a sentence that runs over there, and then nothing.</summary>
    public void SpeaksOnce(MediaLegId leg) => _played.Remove(leg);

    /// <summary>From now on nothing.</summary>
    public void Silent(MediaLegId leg) => _played[leg] = null;

    public void Closed(MediaLegId leg)
    {
        Parted(leg);
        _heard.Remove(leg);
        _played.Remove(leg);
    }

    private void LeavePeers(MediaLegId leg, MediaLegId next)
    {
        foreach (var peer in _heard.GetValueOrDefault(leg, []))
        {
            if (peer != next && _heard.GetValueOrDefault(peer, []) is [var only] && only == leg)
                _heard[peer] = [];
        }
    }
}
