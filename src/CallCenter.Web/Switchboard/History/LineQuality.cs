using System.Collections.Concurrent;
using CallCenter.Web.Switchboard.Lines;
using Persistence.History;
using Telephony.Calls;
using Telephony.Media;

namespace CallCenter.Web.Switchboard.History;

/// <summary>
/// Reads what a line's audio was like when the line ends, just before its media leg is closed, and hands it to the history. A browser phone's media leg
/// carries one call after the other, so its figures at the beginning of the call are taken off.
/// </summary>
internal sealed class LineQuality : IHostedService
{
    private readonly ConcurrentDictionary<LegId, LegStatistics> _before = new();
    private readonly CallHistory _history;
    private readonly LineTable _lines;
    private readonly IMediaEngine _media;

    public LineQuality(LineTable lines, IMediaEngine media, CallHistory history) => (_lines, _media, _history) = (lines, media, history);

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _lines.Added += Begin;
        _lines.Removed += End;
        return Task.CompletedTask;
    }

    /// <summary>Goes on: a graceful stop ends the calls after this.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The figures of the history, rounded to what they are worth.</summary>
    public static MediaQuality Of(LegStatistics s) => new(
        s.PacketsReceived == 0 ? null : s.Mos,
        Math.Round(s.JitterMs, 2),
        s.RoundTripMs is { } roundTrip ? Math.Round(roundTrip, 1) : null,
        s.PacketsReceived,
        s.Lost,
        s.Late,
        s.Duplicates);

    private void Begin(Line line)
    {
        // Only a leg that was open before the line has a past; the others are not open yet.
        if (line.Kind == LineKind.AgentBrowser && _media.Statistics(line.Media) is { } statistics)
            _before[line.Leg] = statistics;
    }

    private void End(Line line)
    {
        var earlier = _before.TryRemove(line.Leg, out var before) ? before : null;
        if (_media.Statistics(line.Media) is not { } now)
            return;
        var part = earlier is null ? now : now.Since(earlier);

        // A phone that only rang has nothing to say about its line.
        if (part.PacketsReceived > 0 || part.PacketsSent > 0)
            _history.Measured(line.Leg, Of(part));
    }
}
