using System.Text.Json;
using Persistence.History;
using Persistence.Queries;

namespace CallCenter.Web.Features.Recordings;

/// <summary>Finds the places of a recording from the call's instants and the recording's own spans. Instants that it does not know it leaves aside.</summary>
public static class RecordingMarkers
{
    /// <summary>Shorter losses of the network nobody hears.</summary>
    private const long ShortestGapMs = 500;

    /// <summary>Places shown at most: more would cover the waveform.</summary>
    private const int Most = 200;

    /// <summary>The places in order of time.</summary>
    /// <param name="recording">The recording.</param>
    /// <param name="events">The call's instants.</param>
    /// <param name="ticketSaves">When its ticket was saved, and by whom.</param>
    /// <param name="seesMonitoring">Whether the reader may know that somebody listened in.</param>
    public static IReadOnlyList<RecordingMarker> Of(
        RecordingRow recording, IEnumerable<InteractionEventRow> events, IEnumerable<TicketSave> ticketSaves, bool seesMonitoring)
    {
        var happened = events.OrderBy(e => e.At).ThenBy(e => e.Seq).Select(e => (Type: CallEventTypes.Bare(e.Type), At: Ms(recording, e.At), Who: WhoOf(e.Data), State: StateOf(e.Data))).ToList();
        var calls = happened.ConvertAll(e => (e.Type, e.At, e.Who));
        var spans = RecordingSpans.Read(recording.Spans);
        List<RecordingMarker> places =
        [
            .. Spans(calls, MarkerKind.Hold, recording.DurationMs, ["held"], ["resumed", "transferred", "parked", "ended"]),
            .. Spans(calls, MarkerKind.Hold, recording.DurationMs, ["parked"], ["unparked", "ended"]),
            .. Spans(calls, MarkerKind.Consult, recording.DurationMs, ["consultStarted"], ["consultEnded", "transferred", "conferenceStarted", "ended"]),
            .. happened.Where(e => e.Type is "transferred" or "takenOver").Select(e => new RecordingMarker(MarkerKind.Transfer, e.At, null, e.Who)),
            .. spans.Gaps.Where(g => g.To - g.From >= ShortestGapMs).Select(g => new RecordingMarker(MarkerKind.Gap, g.From, g.To, null)),
            .. spans.Stalls.Select(s => new RecordingMarker(MarkerKind.Disk, Math.Min(s.From, recording.DurationMs), Math.Min(s.To, recording.DurationMs), null)),
            .. ticketSaves.Select(s => new RecordingMarker(MarkerKind.Ticket, Ms(recording, s.At), null, s.Who)),
        ];
        places.AddRange(spans.Pauses.Count > 0
            ? spans.Pauses.Select(p => new RecordingMarker(MarkerKind.Pause, p.From, p.To, null))
            : Spans(calls, MarkerKind.Pause, recording.DurationMs, ["recordingPaused"], ["recordingResumed", "ended"]));
        if (seesMonitoring)
            places.AddRange(Monitoring(happened, recording.DurationMs));
        return [.. places.Where(p => p.FromMs >= 0 && p.FromMs <= recording.DurationMs).OrderBy(p => p.FromMs).ThenBy(p => p.Kind).Take(Most)];
    }

    /// <summary>Each supervisor by himself, one span for each way in which he was on the call.</summary>
    private static IEnumerable<RecordingMarker> Monitoring(List<(string Type, long At, string? Who, string? State)> happened, long length)
    {
        var open = new Dictionary<string, (MarkerKind Kind, long At)>(StringComparer.Ordinal);
        foreach (var (type, at, who, state) in happened)
        {
            var by = who ?? "";
            if (type is "ended" or "takenOver")
            {
                foreach (var (supervisor, (kind, since)) in open)
                    yield return new RecordingMarker(kind, since, Math.Min(at, length), Named(supervisor));
                open.Clear();
            }
            else if (type is "monitorStarted" or "monitorChanged" or "monitorEnded")
            {
                if (open.Remove(by, out var begun))
                    yield return new RecordingMarker(begun.Kind, begun.At, Math.Min(at, length), who);
                if (type != "monitorEnded")
                    open[by] = (KindOf(state), at);
            }
        }

        foreach (var (supervisor, (kind, since)) in open)
            yield return new RecordingMarker(kind, since, length, Named(supervisor));
    }

    private static string? Named(string supervisor) => supervisor.Length == 0 ? null : supervisor;

    private static MarkerKind KindOf(string? mode) => mode?.ToUpperInvariant() switch
    {
        "WHISPER" => MarkerKind.Whisper,
        "BARGE" => MarkerKind.Barge,
        _ => MarkerKind.Monitor,
    };

    private static IEnumerable<RecordingMarker> Spans(
        List<(string Type, long At, string? Who)> happened, MarkerKind kind, long length, IReadOnlyList<string> begins, IReadOnlyList<string> ends)
    {
        (long At, string? Who)? open = null;
        foreach (var (type, at, who) in happened)
        {
            if (open is null && begins.Contains(type))
            {
                open = (at, who);
            }
            else if (open is { } begun && ends.Contains(type))
            {
                yield return new RecordingMarker(kind, begun.At, Math.Min(at, length), begun.Who);
                open = null;
            }
        }

        if (open is { } last)
            yield return new RecordingMarker(kind, last.At, length, last.Who);
    }

    private static long Ms(RecordingRow recording, DateTimeOffset at) => (long)(at - recording.StartedAt).TotalMilliseconds;

    /// <summary>Who did it, and to whom where the instant names a target: <c>agent1 → agent2</c>. An outside number is never named.</summary>
    private static string? WhoOf(string json)
    {
        using var document = JsonDocument.Parse(json);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
            return null;
        var (agent, target) = (Text(document.RootElement, "agent"), Text(document.RootElement, "target"));
        return agent is not null && target is not null ? $"{agent} → {target}" : agent ?? target;
    }

    private static string? StateOf(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.ValueKind == JsonValueKind.Object ? Text(document.RootElement, "state") : null;
    }

    private static string? Text(JsonElement data, string name) => data.EnumerateObject()
        .Where(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase) && p.Value.ValueKind == JsonValueKind.String).Select(p => p.Value.GetString()).FirstOrDefault();
}
