namespace Crm.Domain.Administration;

/// <summary>One question of a set; its place in the set is its place in the list.</summary>
/// <param name="Key">Stable name under which the answer is kept.</param>
/// <param name="Kind">What answer it wants.</param>
/// <param name="TextZh">The question, Chinese.</param>
/// <param name="TextEn">The question, English.</param>
/// <param name="Required">The form is not complete without an answer.</param>
public sealed record Question(string Key, QuestionKind Kind, string TextZh, string TextEn, bool Required)
{
    /// <summary>What may be chosen; for a choice only.</summary>
    public ImmutableArray<QuestionOption> Options { get; init; } = [];
}
