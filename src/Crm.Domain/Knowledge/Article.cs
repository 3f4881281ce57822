namespace Crm.Domain.Knowledge;

/// <summary>A knowledge article: a working copy on its way through review, and the version that is in force meanwhile.</summary>
/// <remarks>Earlier versions are rows of their own (<see cref="ArticleEvent.Published"/> carries each), so the aggregate stays small.</remarks>
public sealed record Article
{
    /// <summary>Identity.</summary>
    public required ArticleId Id { get; init; }

    /// <summary>What people say, e.g. <c>AC-001</c>; unique, never reused.</summary>
    public required string Number { get; init; }

    /// <summary>The working copy.</summary>
    public required ArticleContent Content { get; init; }

    /// <summary>Where the working copy stands.</summary>
    public ArticleState State { get; init; }

    /// <summary>The people who wrote in the working copy since the last publication; none of them may approve it.</summary>
    public required ImmutableSortedSet<string> Editors { get; init; }

    /// <summary>Who approved the working copy, or null.</summary>
    public string? ApprovedBy { get; init; }

    /// <summary>What colleagues read now, or null when nothing is in force.</summary>
    public ArticleVersion? Live { get; init; }

    /// <summary>Number of the last published version, 0 before the first.</summary>
    public int LastVersion { get; init; }

    /// <summary>The day by which somebody must confirm that it still holds, or null before the first publication.</summary>
    public DateOnly? ReviewBy { get; init; }

    /// <summary>Why it was last sent back or retired, or null.</summary>
    public string? Remark { get; init; }

    /// <summary>When it was begun.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Counts saves; a save on an older version is refused.</summary>
    public int Version { get; init; }

    /// <summary>True when it is in force but its day of review has passed.</summary>
    public bool IsOverdue(DateOnly today) => Live is not null && ReviewBy < today;
}
