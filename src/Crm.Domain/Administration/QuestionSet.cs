namespace Crm.Domain.Administration;

/// <summary>A version of a list of questions.</summary>
public sealed record QuestionSet
{
    /// <summary>Identity of this version.</summary>
    public required Guid Id { get; init; }

    /// <summary>Where it is asked.</summary>
    public required QuestionSetKind Kind { get; init; }

    /// <summary>Queue or product category it is for; empty for all.</summary>
    public string Scope { get; init; } = "";

    /// <summary>Chinese name.</summary>
    public string NameZh { get; init; } = "";

    /// <summary>English name.</summary>
    public string NameEn { get; init; } = "";

    /// <summary>Edition of this kind and scope, from 1.</summary>
    public int Edition { get; init; } = 1;

    /// <summary>Draft, active or retired.</summary>
    public QuestionSetState State { get; init; }

    /// <summary>The questions in order.</summary>
    public ImmutableArray<Question> Questions { get; init; } = [];

    /// <summary>Guards against two editors at once.</summary>
    public int Version { get; init; } = 1;
}
