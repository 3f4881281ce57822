using Crm.Domain.Knowledge;

namespace Persistence.Knowledge;

/// <summary>One fact of an article, append-only. The texts lie in the versions, so a fact holds none.</summary>
public sealed class ArticleTimelineRow
{
    public ArticleId ArticleId { get; init; }

    /// <summary>1, 2, 3 … without gaps per article.</summary>
    public int Seq { get; init; }

    public DateTimeOffset At { get; init; }
    public string ActorId { get; init; } = "";
    public string? Workstation { get; init; }

    /// <summary>Name of the fact, e.g. Approved.</summary>
    public string Type { get; init; } = "";

    /// <summary>The reason of a fact that has one, or null.</summary>
    public string? Remark { get; init; }
}
