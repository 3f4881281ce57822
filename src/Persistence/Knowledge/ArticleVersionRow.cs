using Crm.Domain.Knowledge;

namespace Persistence.Knowledge;

/// <summary>One published version; written once.</summary>
public sealed class ArticleVersionRow
{
    public ArticleId ArticleId { get; init; }
    public int Number { get; init; }

    /// <summary>What it said, as JSON.</summary>
    public string Content { get; init; } = "{}";

    public string ApprovedBy { get; init; } = "";
    public string PublishedBy { get; init; } = "";
    public DateTimeOffset PublishedAt { get; init; }
}
