using KnowledgeBase.Analysis;

namespace KnowledgeBase.Search;

/// <summary>Terms any of which satisfies one part of a query.</summary>
/// <param name="Terms">What people say for the same thing.</param>
/// <param name="Weight">How much this part counts: a known word 1, a code more, a leftover pair of characters less.</param>
/// <param name="IsOpen">True when the last atom of each term may be the beginning of a longer word.</param>
internal sealed record TermGroup(ImmutableArray<Term> Terms, double Weight, bool IsOpen)
{
    /// <summary>The expression for FTS5: quoted phrases joined by OR; the quotes make every operator plain text.</summary>
    public string ToExpression() => string.Join(" OR ", Terms.Where(t => t.Atoms.Length > 0).Select(Phrase).Distinct(StringComparer.Ordinal));

    private string Phrase(Term term)
    {
        var loneHan = term.Atoms is [{ IsHan: true }];
        var isOpen = IsOpen || loneHan;
        return $"\"{TextAnalyzer.Tokens(term.Atoms, endsOpen: true)}\"{(isOpen ? "*" : "")}";
    }
}
