using System.Text.Json;
using System.Text.Json.Serialization;
using CallCenter.Web.Realtime.Wire;
using Persistence.History;
using Persistence.Queries;

namespace CallCenter.Web.Api;

/// <summary>A recording's facts; in a list with its call.</summary>
public sealed record RecordingWire(
    Guid Id, Guid InteractionId, DateTimeOffset StartedAt, long DurationMs, long Bytes, string? Sha256, string State, JsonElement Spans, string Audio,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] RecordedCallWire? Call = null)
{
    /// <summary>Why there is nothing, for example <c>not recorded: disk</c>; absent when there is something.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? NotRecorded { get; private init; }

    /// <summary>Why retention leaves it alone; absent when nothing holds it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? HoldReason { get; private init; }

    /// <summary>Since when it is held.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? HeldAt { get; private init; }

    public static RecordingWire From(RecordingRow row) => new(
        row.Id, row.InteractionId, row.StartedAt, row.DurationMs, row.Bytes, row.Sha256, Words.Of(row.State),
        JsonDocument.Parse(row.Spans).RootElement, $"{ApiRoutes.Prefix}/recordings/{row.Id:D}/audio")
    {
        HoldReason = row.HoldReason,
        HeldAt = row.HeldAt,
        NotRecorded = Features.Recordings.RecordingSpans.Read(row.Spans).NotRecorded,
    };

    public static RecordingWire From(RecordingLine line, bool seesScores) => From(line.Recording) with { Call = RecordedCallWire.From(line, seesScores) };
}
