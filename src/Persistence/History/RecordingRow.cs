namespace Persistence.History;

/// <summary>One audio file: left channel customer, right channel our side.</summary>
public sealed class RecordingRow
{
    public Guid Id { get; init; }
    public Guid InteractionId { get; init; }

    /// <summary>Path below the recordings directory, with forward slashes.</summary>
    public string RelativePath { get; set; } = "";

    public DateTimeOffset StartedAt { get; set; }
    public long DurationMs { get; set; }
    public long Bytes { get; set; }

    /// <summary>SHA-256 of the closed file, lower-case hex, or null.</summary>
    public string? Sha256 { get; set; }

    public RecordingState State { get; set; }

    /// <summary>The day of the chain that vouches for it (<see cref="RecordingDayRow"/>), or null until its day is closed.</summary>
    public DateOnly? ChainDay { get; set; }

    /// <summary>Since when it is kept beyond its time, for a court or an insurer; null when nothing holds it.</summary>
    public DateTimeOffset? HeldAt { get; set; }

    /// <summary>Who holds it; null when nobody does.</summary>
    public string? HeldBy { get; set; }

    /// <summary>Why; null when nobody holds it.</summary>
    public string? HoldReason { get; set; }

    /// <summary>JSON list of spans: who was on the right channel from when to when, and pauses.</summary>
    public string Spans { get; set; } = "[]";

    public void MergeFrom(RecordingRow facts)
    {
        RelativePath = facts.RelativePath;
        StartedAt = StartedAt == default ? facts.StartedAt : StartedAt;
        DurationMs = facts.DurationMs;
        Bytes = facts.Bytes;
        Sha256 = facts.Sha256 ?? Sha256;
        State = facts.State;
        Spans = facts.Spans;
    }
}
