using System.Buffers;

namespace KnowledgeBase.Analysis;

/// <summary>A light stemmer for appliance English: leaks, leaking and leaked meet; nothing cleverer, so that it never joins what differs.</summary>
internal static class EnglishStem
{
    private const int ShortestWord = 4;
    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");

    public static string Of(string word)
    {
        if (word.Length < ShortestWord || word.AsSpan().ContainsAnyExceptInRange('a', 'z')) return word;
        var singular = Singular(word);
        if (singular.Length > 5 && singular.EndsWith("ing", StringComparison.Ordinal)) return Bare(singular[..^3], singular);
        if (singular.Length > 4 && singular.EndsWith("ed", StringComparison.Ordinal)) return Bare(singular[..^2], singular);
        return singular.Length > 4 && singular[^1] == 'e' ? singular[..^1] : singular;
    }

    private static string Singular(string word)
    {
        if (word.EndsWith("ies", StringComparison.Ordinal) && word.Length > 4) return string.Concat(word.AsSpan(0, word.Length - 3), "y");
        if (EndsInHissAndEs(word)) return word[..^2];
        return word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i') ? word[..^1] : word;
    }

    private static bool EndsInHissAndEs(string word) =>
        word.Length > 4 && (word.EndsWith("sses", StringComparison.Ordinal) || word.EndsWith("ches", StringComparison.Ordinal)
        || word.EndsWith("shes", StringComparison.Ordinal) || word.EndsWith("xes", StringComparison.Ordinal));

    /// <summary>Without the ending, the doubled consonant (spinning) made single; the word itself when no vowel is left (string).</summary>
    private static string Bare(string stem, string word)
    {
        if (!stem.AsSpan().ContainsAny(Vowels)) return word;
        if (stem.Length > 3 && stem[^1] == stem[^2] && stem[^1] is not ('l' or 's' or 'z' or 'f')) return stem[..^1];
        return stem.Length > 4 && stem[^1] == 'e' ? stem[..^1] : stem;
    }
}
