using System.Runtime.InteropServices;
using KnowledgeBase.Analysis;

namespace KnowledgeBase.Search;

/// <summary>Turns what people type into parts: known words with all that means the same, codes, and what is left over in pairs.</summary>
internal static class QueryPlanner
{
    /// <summary>Most parts: a longer text is a story, and its first parts already say what it is about.</summary>
    private const int MostGroups = 16;

    /// <summary>What a part counts that the tables know; a code counts more, anything else less.</summary>
    public const double KnownWord = 1.0;

    private const double Code = 1.6;
    private const double Word = 0.7;
    private const double LeftoverPair = 0.3;
    private const double LoneCharacter = 0.15;

    public static QueryPlan Plan(string text, bool isAsYouType, Thesaurus thesaurus)
    {
        var atoms = CollectionsMarshal.AsSpan(TextAnalyzer.Atoms(text.Length > KnowledgeQuery.TextLength ? text[..KnowledgeQuery.TextLength] : text));
        var groups = Groups(atoms, thesaurus, leaveOutIdle: true);
        if (groups.Count == 0) groups = Groups(atoms, thesaurus, leaveOutIdle: false);
        if (isAsYouType && groups.Count > 0 && atoms.Length > 0) OpenLast(groups, atoms[^1]);
        return new QueryPlan([.. Distinct(groups).Take(MostGroups)]);
    }

    private static List<TermGroup> Groups(ReadOnlySpan<Atom> atoms, Thesaurus thesaurus, bool leaveOutIdle)
    {
        List<TermGroup> groups = [];
        var leftover = 0;
        for (var i = 0; i < atoms.Length;)
        {
            if (thesaurus.LongestAt(atoms, i) is { } known && (leaveOutIdle || !known.Group.IsEmpty))
            {
                AddLeftover(groups, atoms[leftover..i]);
                if (!known.Group.IsEmpty) groups.Add(new TermGroup(Meant(known.Group, atoms.Slice(i, known.Length)), KnownWord, IsOpen: false));
                i += known.Length;
                leftover = i;
            }
            else
            {
                i++;
            }
        }

        AddLeftover(groups, atoms[leftover..]);
        return groups;
    }

    /// <summary>A Chinese word stands for the Chinese words: every article has a Chinese text, and an English word would bring its other meanings (leak: gas).
    /// A Latin one stands for all, since not every article has an English text.</summary>
    private static ImmutableArray<Term> Meant(ImmutableArray<Term> group, ReadOnlySpan<Atom> typed)
    {
        foreach (var atom in typed)
            if (atom.IsHan) return [.. group.Where(t => t.Atoms.Any(a => a.IsHan))];
        return group;
    }

    private static void AddLeftover(List<TermGroup> groups, ReadOnlySpan<Atom> atoms)
    {
        for (var i = 0; i < atoms.Length; i++)
        {
            if (!atoms[i].IsHan) groups.Add(OfWord(atoms[i]));
            else if (i + 1 < atoms.Length && atoms[i + 1] is { IsHan: true, FollowsDirectly: true }) groups.Add(Of(LeftoverPair, atoms[i], atoms[i + 1]));
            else if (i == 0 || !atoms[i - 1].IsHan || !atoms[i].FollowsDirectly) groups.Add(Of(LoneCharacter, atoms[i]));
        }
    }

    /// <summary>A word; a code also without the zeros in front of its number (E06 = E6).</summary>
    private static TermGroup OfWord(Atom atom)
    {
        var isCode = atom.Text.Length <= 5 && atom.Text.AsSpan().ContainsAnyInRange('0', '9') && atom.Text.AsSpan().ContainsAnyInRange('a', 'z');
        if (!isCode) return Of(Word, atom);
        var plain = TextAnalyzer.FaultCode(atom.Raw);
        var terms = plain == atom.Text ? ImmutableArray.Create(new Term(atom.Text, [atom])) : [new Term(atom.Text, [atom]), Term.Of(plain)];
        return new TermGroup(terms, Code, IsOpen: false);
    }

    /// <summary>Lets the last part match longer words, and an English one also the stem that its ending hides (leaki → leak).</summary>
    private static void OpenLast(List<TermGroup> groups, Atom last)
    {
        var group = groups[^1];
        var term = group.Terms.FirstOrDefault(t => t.Atoms is [.., var end] && end == last);
        if (term is null)
        {
            // The last word may be the beginning of another one; a Han character begins the pairs that its word is made of.
            if (last.IsHan || last.Raw.Length < 2) return;
            groups.Add(new TermGroup([new Term(last.Raw, [last with { Text = last.Raw }])], LoneCharacter, IsOpen: true));
            return;
        }

        List<Term> terms = [new Term(last.Raw, [.. term.Atoms.SkipLast(1), last with { Text = last.Raw }]), .. group.Terms];
        if (!last.IsHan && last.Raw.Length >= 5)
        {
            terms.Add(Term.Of(last.Raw[..^1]));
            terms.Add(Term.Of(last.Raw[..^2]));
        }

        groups[^1] = group with { Terms = [.. terms.DistinctBy(t => t.Key)], IsOpen = true };
    }

    private static TermGroup Of(double weight, params ReadOnlySpan<Atom> atoms) =>
        new([new Term(string.Concat(atoms.ToArray().Select(a => a.Text)), [.. atoms])], weight, IsOpen: false);

    private static IEnumerable<TermGroup> Distinct(List<TermGroup> groups) =>
        groups.DistinctBy(g => g.ToExpression(), StringComparer.Ordinal);
}
