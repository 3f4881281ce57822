using Crm.Domain.Administration;

namespace Persistence.Administration;

/// <summary>A version of a list of questions.</summary>
public sealed class QuestionSetRow
{
    public Guid Id { get; init; }
    public QuestionSetKind Kind { get; init; }

    /// <summary>Queue or product category; empty for all.</summary>
    public string Scope { get; init; } = "";

    public int Edition { get; init; }
    public string NameZh { get; set; } = "";
    public string NameEn { get; set; } = "";
    public QuestionSetState State { get; set; }

    /// <summary>The questions as JSON.</summary>
    public string Questions { get; set; } = "[]";

    public DateTimeOffset UpdatedAt { get; set; }
    public string UpdatedBy { get; set; } = "";
    public int Version { get; set; }
}
