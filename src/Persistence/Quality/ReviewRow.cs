using Crm.Domain.Quality;

namespace Persistence.Quality;

/// <summary>A review as it lies in its table.</summary>
public sealed class ReviewRow
{
    public Guid Id { get; init; }
    public Guid InteractionId { get; init; }
    public string AgentId { get; init; } = "";
    public string ReviewerId { get; init; } = "";
    public string FormCode { get; init; } = "";
    public int FormNumber { get; init; }
    public ReviewState State { get; set; }

    /// <summary>Call, agent and reviewer in one text while the review counts, null once discarded: unique, so that nobody scores the same thing twice.</summary>
    public string? Claim { get; set; }

    /// <summary>The answers as JSON.</summary>
    public string Answers { get; set; } = "[]";

    public string? Remark { get; set; }
    public int? ScoreTenths { get; set; }
    public bool IsFatal { get; set; }
    public DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset? SubmittedAt { get; set; }
    public DateTimeOffset? AcknowledgedAt { get; set; }
    public string? AcknowledgeComment { get; set; }
    public DateTimeOffset UpdatedAt { get; set; }
    public int Version { get; set; }
}
