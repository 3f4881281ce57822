using System.Collections.Frozen;

namespace Crm.Domain.Customers;

/// <summary>How Chinese text is spelt on a keyboard: Mandarin syllables without tones, in lower case, <c>v</c> for ü.</summary>
/// <remarks>One reading per character. A surname that is read otherwise than the same character in a text (单 Shàn, 曾 Zēng, 仇 Qiú) has its own.</remarks>
public static class Pinyin
{
    /// <summary>Longest spelling that is kept; a longer one is cut.</summary>
    public const int Longest = 120;

    private static readonly FrozenDictionary<char, string> Readings = Read();

    private static readonly FrozenDictionary<string, string[]> Surnames = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["万俟"] = ["mo", "qi"], ["尉迟"] = ["yu", "chi"], ["单于"] = ["chan", "yu"], ["澹台"] = ["tan", "tai"], ["长孙"] = ["zhang", "sun"], ["宿"] = ["su"],
        ["单"] = ["shan"], ["曾"] = ["zeng"], ["仇"] = ["qiu"], ["解"] = ["xie"], ["查"] = ["zha"], ["区"] = ["ou"], ["朴"] = ["piao"], ["盖"] = ["ge"], ["缪"] = ["miao"],
        ["翟"] = ["zhai"], ["乐"] = ["yue"], ["覃"] = ["qin"], ["冼"] = ["xian"], ["洗"] = ["xian"], ["召"] = ["shao"], ["员"] = ["yun"], ["贠"] = ["yun"], ["繁"] = ["po"],
        ["秘"] = ["bi"], ["种"] = ["chong"], ["折"] = ["she"], ["黑"] = ["he"], ["盛"] = ["sheng"], ["葛"] = ["ge"], ["纪"] = ["ji"], ["令狐"] = ["ling", "hu"], ["晟"] = ["cheng"],
        ["重"] = ["chong"], ["卜"] = ["bu"], ["牟"] = ["mu"], ["逄"] = ["pang"], ["郗"] = ["xi"], ["隗"] = ["wei"], ["尉"] = ["wei"], ["曲"] = ["qu"], ["闫"] = ["yan"], ["石"] = ["shi"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Spells the name of a customer.</summary>
    /// <param name="name">As written, family name first.</param>
    /// <param name="isPerson">True when it begins with a surname.</param>
    public static Spelling OfName(string name, bool isPerson)
    {
        ArgumentNullException.ThrowIfNull(name);
        return isPerson ? Spell(name, SurnameOf(name)) : Spell(name, []);
    }

    /// <summary>Spells any text. Letters and digits stay, in lower case; everything else is left out.</summary>
    public static Spelling Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Spell(text, []);
    }

    /// <summary>Whether the text or its spelling holds what was typed: characters, syllables or initials, case and blanks aside.</summary>
    /// <param name="text">What is looked through, for example a symptom's name.</param>
    /// <param name="typed">What was typed.</param>
    public static bool Matches(string text, string typed)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(typed);
        if (text.Contains(typed, StringComparison.OrdinalIgnoreCase)) return true;
        if (KeysOf(typed) is not { Length: > 0 } keys) return false;
        var spelling = Of(text);
        return spelling.Initials.Contains(keys, StringComparison.Ordinal) || spelling.Full.StartsWith(keys, StringComparison.Ordinal);
    }

    /// <summary>What was typed, as it is compared with spellings: lower case, without blanks and apostrophes; null when it holds anything but ASCII letters.</summary>
    public static string? KeysOf(string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        Span<char> keys = stackalloc char[Longest];
        var length = 0;
        foreach (var c in typed)
        {
            if (c is ' ' or '\'' or '\u2019' or '\u3000') continue;
            var letter = c is 'ü' or 'Ü' ? 'v' : c is >= '\uFF21' and <= '\uFF5A' ? (char)(c - 0xFEE0) : c;
            if (!char.IsAsciiLetter(letter) || length == Longest) return null;
            keys[length++] = char.ToLowerInvariant(letter);
        }

        return length == 0 ? null : new string(keys[..length]);
    }

    private static string[] SurnameOf(string name) =>
        name.Length >= 2 && Surnames.TryGetValue(name[..2], out var two) ? two : name.Length >= 1 && Surnames.TryGetValue(name[..1], out var one) ? one : [];

    private static Spelling Spell(string text, string[] surname)
    {
        var (full, initials) = (new System.Text.StringBuilder(), new System.Text.StringBuilder());
        for (var at = 0; at < text.Length && full.Length < Longest; at++)
        {
            var syllable = at < surname.Length ? surname[at] : SyllableOf(text[at]);
            if (syllable.Length == 0) continue;
            full.Append(syllable);
            initials.Append(syllable[0]);
        }

        return new Spelling(full.Length <= Longest ? full.ToString() : full.ToString(0, Longest), initials.ToString());
    }

    private static string SyllableOf(char c)
    {
        if (Readings.TryGetValue(c, out var reading)) return reading;
        var narrow = c is >= '\uFF10' and <= '\uFF5A' ? (char)(c - 0xFEE0) : c;
        return char.IsAsciiLetterOrDigit(narrow) ? char.ToLowerInvariant(narrow).ToString() : "";
    }

    private static FrozenDictionary<char, string> Read()
    {
        Dictionary<char, string> readings = new(21_000);
        foreach (var line in PinyinTable.Lines.AsSpan().EnumerateLines())
        {
            var gap = line.IndexOf(' ');
            var syllable = line[..gap].ToString();
            foreach (var c in line[(gap + 1)..])
                readings[c] = syllable;
        }

        return readings.ToFrozenDictionary();
    }
}
