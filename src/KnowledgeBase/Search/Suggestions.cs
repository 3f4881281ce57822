using KnowledgeBase.Analysis;
using KnowledgeBase.Index;

namespace KnowledgeBase.Search;

/// <summary>Words to try when nothing was found: titles and keywords that share the most characters with what was typed.</summary>
internal static class Suggestions
{
    private const int Most = 5;
    private const double LeastLikeness = 0.3;

    public static ImmutableArray<string> For(string text, IEnumerable<CatalogueEntry> entries)
    {
        var wanted = Pieces(text.Length > KnowledgeQuery.TextLength ? text[..KnowledgeQuery.TextLength] : text);
        if (wanted.Count == 0) return [];
        return
        [
            .. entries.SelectMany(e => e.Document.Keywords.Append(e.Document.Title))
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Select(words => (words, likeness: Likeness(wanted, Pieces(words))))
                .Where(c => c.likeness >= LeastLikeness)
                .OrderByDescending(c => c.likeness).ThenBy(c => c.words, StringComparer.Ordinal)
                .Take(Most)
                .Select(c => c.words),
        ];
    }

    /// <summary>Dice's coefficient.</summary>
    private static double Likeness(HashSet<string> a, HashSet<string> b) =>
        b.Count == 0 ? 0 : 2.0 * a.Count(b.Contains) / (a.Count + b.Count);

    /// <summary>Han characters alone, words as their pairs of letters: one wrong letter leaves most pairs.</summary>
    private static HashSet<string> Pieces(string text)
    {
        HashSet<string> pieces = new(StringComparer.Ordinal);
        foreach (var atom in TextAnalyzer.Atoms(text))
        {
            if (atom.IsHan || atom.Text.Length < 3) pieces.Add(atom.Text);
            else
                for (var i = 0; i + 2 <= atom.Text.Length; i++) pieces.Add(atom.Text.Substring(i, 2));
        }

        return pieces;
    }
}
