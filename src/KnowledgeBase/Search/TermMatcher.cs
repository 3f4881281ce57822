using KnowledgeBase.Analysis;

namespace KnowledgeBase.Search;

/// <summary>Finds the parts of a query in an original text, for marks, for the title's bonus and for reading through without an index.</summary>
internal sealed class TermMatcher
{
    private readonly Dictionary<string, List<(ImmutableArray<Atom> Atoms, int Group, bool IsOpen)>> byFirst = new(StringComparer.Ordinal);
    private readonly List<(string Prefix, int Group)> openWords = [];

    public TermMatcher(QueryPlan plan)
    {
        for (var g = 0; g < plan.Groups.Length; g++)
            foreach (var term in plan.Groups[g].Terms)
                Add(term, g, plan.Groups[g].IsOpen);
    }

    /// <summary>Every match: its place and the part that it satisfies.</summary>
    public List<(TextSpan Span, int Group)> Matches(string text)
    {
        var atoms = TextAnalyzer.Atoms(text);
        List<(TextSpan Span, int Group)> matches = [];
        for (var i = 0; i < atoms.Count; i++)
        {
            if (byFirst.TryGetValue(atoms[i].Text, out var candidates))
                foreach (var (pattern, group, isOpen) in candidates)
                    if (IsAt(atoms, i, pattern, isOpen))
                        matches.Add((Span(atoms, i, pattern.Length), group));
            foreach (var (prefix, group) in openWords)
                if (atoms[i].Text.StartsWith(prefix, StringComparison.Ordinal) || atoms[i].Raw.StartsWith(prefix, StringComparison.Ordinal))
                    matches.Add((Span(atoms, i, 1), group));
        }

        return matches;
    }

    /// <summary>The places to mark: in order, joined where they touch or overlap.</summary>
    public static ImmutableArray<TextSpan> Join(IEnumerable<TextSpan> spans)
    {
        List<TextSpan> joined = [];
        foreach (var span in spans.OrderBy(s => s.Start).ThenByDescending(s => s.Length))
        {
            if (joined.Count > 0 && span.Start <= joined[^1].End)
                joined[^1] = new TextSpan(joined[^1].Start, Math.Max(joined[^1].End, span.End) - joined[^1].Start);
            else
                joined.Add(span);
        }

        return [.. joined];
    }

    private void Add(Term term, int group, bool isOpen)
    {
        if (term.Atoms.IsEmpty) return;
        if (isOpen && term.Atoms is [{ IsHan: false } word])
        {
            openWords.Add((word.Text, group));
            return;
        }

        if (!byFirst.TryGetValue(term.Atoms[0].Text, out var list)) byFirst[term.Atoms[0].Text] = list = [];
        list.Add((term.Atoms, group, isOpen));
    }

    private static bool IsAt(List<Atom> atoms, int at, ImmutableArray<Atom> pattern, bool isOpen)
    {
        if (at + pattern.Length > atoms.Count) return false;
        for (var i = 0; i < pattern.Length; i++)
        {
            var (have, want) = (atoms[at + i], pattern[i]);
            var fits = have.Text == want.Text || (isOpen && i == pattern.Length - 1 && have.Raw.StartsWith(want.Text, StringComparison.Ordinal));
            if (!fits || (i > 0 && have.IsHan && want.IsHan && !have.FollowsDirectly)) return false;
        }

        return true;
    }

    private static TextSpan Span(List<Atom> atoms, int at, int count)
    {
        var last = atoms[at + count - 1];
        return new TextSpan(atoms[at].Start, last.Start + last.Length - atoms[at].Start);
    }
}
