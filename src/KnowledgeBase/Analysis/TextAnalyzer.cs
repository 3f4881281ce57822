using System.Text;

namespace KnowledgeBase.Analysis;

/// <summary>Cuts Chinese, English and fault codes into atoms, and atoms into the tokens that the index stores.</summary>
internal static class TextAnalyzer
{
    /// <summary>Raise it when tokens change: an index written by another version is built anew.</summary>
    public const int Version = 1;

    /// <summary>Longest token: no word of ours is longer, and a wall of letters must not become a term.</summary>
    private const int LongestWord = 40;

    /// <summary>Letters that begin a displayed code; only these join a number over a blank ("E 6").</summary>
    private const string CodeLetters = "efhpul";

    /// <summary>The atoms of a text, in order.</summary>
    public static List<Atom> Atoms(string text)
    {
        var folded = FoldedText.Of(text);
        List<Atom> atoms = [];
        var separated = true;
        for (var i = 0; i < folded.Count;)
        {
            if (IsHan(folded[i]))
            {
                var (start, length) = folded.Origin(i);
                var character = folded[i].ToString();
                atoms.Add(new Atom(character, character, start, length, IsHan: true, FollowsDirectly: !separated));
                (separated, i) = (false, i + 1);
            }
            else if (IsWord(folded[i]))
            {
                i = ReadWord(folded, i, separated, atoms);
                separated = false;
            }
            else
            {
                separated = true;
                i++;
            }
        }

        return atoms;
    }

    /// <summary>The tokens of a text for the index, separated by blanks: Han runs as overlapping pairs and their last character alone, words as they are.</summary>
    /// <remarks>The last character alone makes a search for one character complete: every other one begins a pair.</remarks>
    public static string Tokens(string text) => Tokens(Atoms(text), endsOpen: false);

    /// <summary>The tokens of a sequence of atoms; with an open end the text may go on after it, so the last Han run ends in a pair.</summary>
    public static string Tokens(IReadOnlyList<Atom> atoms, bool endsOpen)
    {
        var tokens = new StringBuilder(atoms.Count * 8);
        for (var i = 0; i < atoms.Count; i++)
        {
            var pairs = i + 1 < atoms.Count && atoms[i].IsHan && atoms[i + 1] is { IsHan: true, FollowsDirectly: true };
            if (!pairs && endsOpen && i == atoms.Count - 1 && i > 0 && atoms[i] is { IsHan: true, FollowsDirectly: true } && atoms[i - 1].IsHan) break;
            if (tokens.Length > 0) tokens.Append(' ');
            tokens.Append(atoms[i].Text);
            if (pairs) tokens.Append(atoms[i + 1].Text);
        }

        return tokens.ToString();
    }

    /// <summary>A fault code as it is compared: <c>E-06</c> to <c>e6</c>.</summary>
    public static string FaultCode(string code)
    {
        var joined = string.Concat(Atoms(code).Select(a => a.Raw));
        var digits = joined.AsSpan().IndexOfAnyInRange('0', '9');
        return digits <= 0 ? joined : string.Concat(joined.AsSpan(0, digits), WithoutZeros(joined.AsSpan(digits)));
    }

    private static ReadOnlySpan<char> WithoutZeros(ReadOnlySpan<char> digits)
    {
        var trimmed = digits.TrimStart('0');
        return trimmed.IsEmpty ? "0" : trimmed;
    }

    private static int ReadWord(FoldedText text, int from, bool separated, List<Atom> atoms)
    {
        var word = new StringBuilder();
        var end = from;
        for (; end < text.Count; end++)
        {
            if (IsWord(text[end])) Append(word, text[end]);
            else if (!(IsApostrophe(text[end]) && end + 1 < text.Count && Rune.IsLetter(text[end + 1]) && !IsHan(text[end + 1]))) break;
        }

        if (CodeEnd(text, from, end) is { } codeEnd)
        {
            for (var i = end + 1; i < codeEnd; i++) word.Append(text[i]);
            end = codeEnd;
        }

        var (start, _) = text.Origin(from);
        var (last, lastLength) = text.Origin(end - 1);
        var raw = word.ToString();
        atoms.Add(new Atom(EnglishStem.Of(raw), raw, start, last + lastLength - start, IsHan: false, FollowsDirectly: !separated));
        return end;
    }

    /// <summary>Where a code ends that is written with a hyphen or a blank inside ("E-6", "E 6"), or null.</summary>
    private static int? CodeEnd(FoldedText text, int from, int end)
    {
        if (end - from > 2 || end + 1 >= text.Count || !IsDigit(text[end + 1])) return null;
        for (var i = from; i < end; i++)
            if (text[i].Value is < 'a' or > 'z') return null;
        var joint = text[end].Value;
        if (joint != '-' && !(joint == ' ' && end - from == 1 && CodeLetters.Contains((char)text[from].Value, StringComparison.Ordinal))) return null;
        var digits = end + 1;
        while (digits < text.Count && IsDigit(text[digits])) digits++;
        return digits - end - 1 <= 3 && (digits == text.Count || !IsWord(text[digits])) ? digits : null;
    }

    private static void Append(StringBuilder word, Rune rune)
    {
        if (word.Length < LongestWord) word.Append(rune);
    }

    private static bool IsDigit(Rune rune) => rune.Value is >= '0' and <= '9';

    private static bool IsApostrophe(Rune rune) => rune.Value is '\'' or '\u2019';

    private static bool IsWord(Rune rune) => Rune.IsLetterOrDigit(rune) && !IsHan(rune);

    /// <summary>The Han blocks that SQLite's tokeniser knows as letters (Unicode 6.1); rarer ones separate.</summary>
    private static bool IsHan(Rune rune) => rune.Value is
        >= 0x4E00 and <= 0x9FFF or >= 0x3400 and <= 0x4DB5 or 0x3007 or >= 0x20000 and <= 0x2A6D6 or >= 0x2A700 and <= 0x2B81D;
}
