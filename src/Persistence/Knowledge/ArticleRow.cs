using Crm.Domain.Knowledge;

namespace Persistence.Knowledge;

/// <summary>An article as it lies in its table: what is searched for in columns, what is only read in JSON.</summary>
public sealed class ArticleRow
{
    public ArticleId Id { get; init; }
    public string Number { get; init; } = "";
    public ArticleState State { get; set; }

    /// <summary>The Chinese title of the working copy, for lists.</summary>
    public string Title { get; set; } = "";

    /// <summary>The working copy as JSON.</summary>
    public string Content { get; set; } = "{}";

    /// <summary>The editors since the last publication as JSON.</summary>
    public string Editors { get; set; } = "[]";

    public string? ApprovedBy { get; set; }

    /// <summary>The number of the version in force, or null.</summary>
    public int? LiveVersion { get; set; }

    public int LastVersion { get; set; }
    public DateOnly? ReviewBy { get; set; }
    public string? Remark { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; set; }
    public int Version { get; set; }
}
