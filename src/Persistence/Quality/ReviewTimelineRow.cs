namespace Persistence.Quality;

/// <summary>One fact of a review, append-only. Saving a draft is none: the draft is nobody's but its reviewer's, and it saves itself at every answer.</summary>
public sealed class ReviewTimelineRow
{
    public Guid ReviewId { get; init; }

    /// <summary>1, 2, 3 … without gaps per review.</summary>
    public int Seq { get; init; }

    public DateTimeOffset At { get; init; }
    public string ActorId { get; init; } = "";
    public string? Workstation { get; init; }

    /// <summary>Name of the fact, e.g. Submitted.</summary>
    public string Type { get; init; } = "";

    /// <summary>The fact as JSON.</summary>
    public string Data { get; init; } = "{}";
}
