using System.Collections.Concurrent;
using Telephony.Media.Rtp;

namespace Telephony.Media.Remote;

/// <summary>The legs and recordings that this process opened in the media process, so that after a lost connection both can be brought together again.</summary>
internal sealed class RemoteLegs
{
    private readonly ConcurrentDictionary<MediaLegId, Opened> _legs = new();
    private readonly ConcurrentDictionary<RecordingId, Running> _recordings = new();

    public int Count => _legs.Count;

    public IEnumerable<MediaLegId> Rtp => _legs.Where(l => l.Value.Transport is null).Select(l => l.Key);

    public IEnumerable<(MediaLegId Leg, IRtpTransport Transport, LegFormat Format)> Piped =>
        _legs.Where(l => l.Value.Transport is not null).Select(l => (l.Key, l.Value.Transport!, l.Value.Format!));

    public bool Has(MediaLegId leg) => _legs.ContainsKey(leg);

    /// <summary>Whether a recording is to be paused now; null for one that is not ours or was stopped.</summary>
    public bool? IsPaused(RecordingId recording) => _recordings.TryGetValue(recording, out var running) ? running.IsPaused : null;

    public void OpenedRtp(MediaLegId leg) => _legs[leg] = new Opened(null, null);

    public void OpenedPiped(MediaLegId leg, IRtpTransport transport, LegFormat format) => _legs[leg] = new Opened(transport, format);

    /// <summary>Kept for a leg whose transport is here: a new media process must be told.</summary>
    public void Formatted(MediaLegId leg, LegFormat format)
    {
        if (_legs.TryGetValue(leg, out var opened) && opened.Transport is not null)
            _legs.TryUpdate(leg, opened with { Format = format }, opened);
    }

    public IRtpTransport? TransportOf(MediaLegId leg) => _legs.TryGetValue(leg, out var opened) ? opened.Transport : null;

    /// <summary>The leg's transport, for the caller to dispose.</summary>
    public IRtpTransport? Closed(MediaLegId leg)
    {
        foreach (var recording in _recordings.Where(r => r.Value.Leg == leg))
            _recordings.TryRemove(recording);
        return _legs.TryRemove(leg, out var opened) ? opened.Transport : null;
    }

    public void Recording(RecordingId recording, MediaLegId leg, bool isPaused) => _recordings[recording] = new Running(leg, isPaused);

    public void Paused(RecordingId recording, bool isPaused)
    {
        if (_recordings.TryGetValue(recording, out var running))
            _recordings.TryUpdate(recording, running with { IsPaused = isPaused }, running);
    }

    public void Stopped(RecordingId recording) => _recordings.TryRemove(recording, out _);

    private sealed record Opened(IRtpTransport? Transport, LegFormat? Format);

    private sealed record Running(MediaLegId Leg, bool IsPaused);
}
