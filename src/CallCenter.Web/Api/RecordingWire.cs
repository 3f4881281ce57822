using System.Text.Json;
using CallCenter.Web.Realtime.Wire;
using Persistence.History;

namespace CallCenter.Web.Api;

/// <summary>A recording's facts.</summary>
public sealed record RecordingWire(
    Guid Id, Guid InteractionId, DateTimeOffset StartedAt, long DurationMs, long Bytes, string? Sha256, string State, JsonElement Spans, string Audio)
{
    public static RecordingWire From(RecordingRow row) => new(
        row.Id, row.InteractionId, row.StartedAt, row.DurationMs, row.Bytes, row.Sha256, Words.Of(row.State),
        JsonDocument.Parse(row.Spans).RootElement, $"{ApiRoutes.Prefix}/recordings/{row.Id:D}/audio");
}
