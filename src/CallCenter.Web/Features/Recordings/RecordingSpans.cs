using System.Text.Json;

namespace CallCenter.Web.Features.Recordings;

/// <summary>What a recording's row says of its own time line.</summary>
/// <param name="Pauses">Spans in which recording was paused, milliseconds from its start.</param>
/// <param name="Gaps">Spans without audio from the network.</param>
/// <param name="NotRecorded">Why nothing was recorded, or null.</param>
public sealed record RecordingSpans(IReadOnlyList<(long From, long To)> Pauses, IReadOnlyList<(long From, long To)> Gaps, string? NotRecorded)
{
    /// <summary>Spans that the disk lost; the last one may lie behind the end of the file.</summary>
    public IReadOnlyList<(long From, long To)> Stalls { get; private init; } = [];

    /// <summary>Spans read at most; a row never holds more.</summary>
    private const int Most = 2_000;

    /// <summary>Reads the JSON of a row; what it does not know it leaves aside.</summary>
    public static RecordingSpans Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object)
            return new RecordingSpans([], [], null);
        return new RecordingSpans(
            List(root, "pauses"), List(root, "gaps"), root.TryGetProperty("notRecorded", out var why) && why.ValueKind == JsonValueKind.String ? why.GetString() : null)
        {
            Stalls = List(root, "stalls"),
        };
    }

    private static IReadOnlyList<(long From, long To)> List(JsonElement root, string name)
    {
        if (!root.TryGetProperty(name, out var spans) || spans.ValueKind != JsonValueKind.Array)
            return [];
        return
        [
            .. spans.EnumerateArray().Where(s => s.ValueKind == JsonValueKind.Array && s.GetArrayLength() == 2 && IsWhole(s[0]) && IsWhole(s[1]))
                .Select(s => (s[0].GetInt64(), s[1].GetInt64())).Take(Most),
        ];
    }

    private static bool IsWhole(JsonElement value) => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _);
}
