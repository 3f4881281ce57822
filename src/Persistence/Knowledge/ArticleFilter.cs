using Crm.Domain.Knowledge;

namespace Persistence.Knowledge;

/// <summary>Which articles; what is null does not matter.</summary>
public sealed record ArticleFilter
{
    /// <summary>Where the working copy stands.</summary>
    public ArticleState? State { get; init; }

    /// <summary>Only articles with a version in force, whatever their working copies do.</summary>
    public bool IsInForce { get; init; }

    /// <summary>In force, with a day of review before this one.</summary>
    public DateOnly? ReviewBefore { get; init; }
}
