namespace Persistence.History;

/// <summary>One link of the chain of recordings: the hash of a day's list, which begins with the hash of the day before. Never changed.</summary>
public sealed class RecordingDayRow
{
    /// <summary>Day in the site's zone.</summary>
    public DateOnly Day { get; init; }

    /// <summary>Hash of the day before in the chain; 64 zeros for the first.</summary>
    public string Previous { get; init; } = RecordingManifest.NoDay;

    /// <summary>SHA-256 of the day's list (<see cref="RecordingManifest.ToText"/>), lower-case hex.</summary>
    public string Hash { get; init; } = "";

    public int Recordings { get; init; }
    public long Bytes { get; init; }
    public DateTimeOffset ClosedAt { get; init; }
}
