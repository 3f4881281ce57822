namespace Crm.Domain.Quality;

/// <summary>One reviewer's judgement of one agent in one call.</summary>
public sealed record Review
{
    /// <summary>Identity.</summary>
    public required ReviewId Id { get; init; }

    /// <summary>The call.</summary>
    public required Guid InteractionId { get; init; }

    /// <summary>The agent who is judged.</summary>
    public required string AgentId { get; init; }

    /// <summary>Who judges.</summary>
    public required string ReviewerId { get; init; }

    /// <summary>The form's code.</summary>
    public required string FormCode { get; init; }

    /// <summary>The form's version.</summary>
    public required int FormNumber { get; init; }

    /// <summary>The answers, in the order of the form.</summary>
    public ImmutableArray<ItemAnswer> Answers { get; init; } = [];

    /// <summary>Overall remark, or null.</summary>
    public string? Remark { get; init; }

    /// <summary>Where it stands.</summary>
    public ReviewState State { get; init; }

    /// <summary>0 to 1,000 tenths of a point; null before it is given, and when nothing was applicable.</summary>
    public int? ScoreTenths { get; init; }

    /// <summary>True when a fatal item failed.</summary>
    public bool IsFatal { get; init; }

    /// <summary>When the scoring began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it was given, or null.</summary>
    public DateTimeOffset? SubmittedAt { get; init; }

    /// <summary>When the agent acknowledged it, or null.</summary>
    public DateTimeOffset? AcknowledgedAt { get; init; }

    /// <summary>What the agent said to it, or null.</summary>
    public string? AcknowledgeComment { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Counts saves; a save on an older version is refused.</summary>
    public int Version { get; init; }
}
