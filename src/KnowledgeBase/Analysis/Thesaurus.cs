namespace KnowledgeBase.Analysis;

/// <summary>What people say for the same thing (空调 = 冷气 = air conditioner), and the words that say nothing.</summary>
internal sealed class Thesaurus
{
    private readonly Dictionary<string, ImmutableArray<Term>> groups = new(StringComparer.Ordinal);
    private readonly HashSet<string> idle = new(StringComparer.Ordinal);
    private readonly int longest;

    private Thesaurus(IEnumerable<ImmutableArray<Term>> synonyms, IEnumerable<Term> stopWords)
    {
        foreach (var group in synonyms)
            foreach (var term in group)
            {
                if (!groups.TryAdd(term.Key, group)) throw new InvalidDataException($"'{term.Text}' stands in two synonym groups.");
                longest = Math.Max(longest, term.Atoms.Length);
            }

        GroupCount = groups.Values.Distinct().Count();
        foreach (var word in stopWords)
        {
            idle.Add(word.Key);
            longest = Math.Max(longest, word.Atoms.Length);
        }
    }

    /// <summary>The tables that are built in.</summary>
    public static Thesaurus BuiltIn { get; } = Load();

    public int GroupCount { get; }

    /// <summary>The longest entry that begins at a place: how many atoms it has, and its group (empty for a word that says nothing).</summary>
    public (int Length, ImmutableArray<Term> Group)? LongestAt(ReadOnlySpan<Atom> atoms, int at)
    {
        for (var length = Math.Min(longest, atoms.Length - at); length > 0; length--)
        {
            var key = Term.KeyOf(atoms.Slice(at, length));
            if (groups.TryGetValue(key, out var group)) return (length, group);
            if (idle.Contains(key)) return (length, []);
        }

        return null;
    }

    private static Thesaurus Load() => new(
        EmbeddedText.Lines("Data/synonyms.txt").Select(Group),
        EmbeddedText.Lines("Data/stopwords.txt").SelectMany(l => l.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Select(Term.Of));

    /// <summary>One group of a line; spellings that compare equal (leak, leaks) count once.</summary>
    private static ImmutableArray<Term> Group(string line) =>
        [.. line.Split('=', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Term.Of).DistinctBy(t => t.Key)];
}
