using System.Globalization;
using System.Text;

namespace KnowledgeBase.Analysis;

/// <summary>A text with compatibility forms folded (full width to half width, ⑥ to 6), lower-cased and without accents, each character knowing where it came from.</summary>
internal sealed class FoldedText
{
    private readonly List<Rune> runes = [];
    private readonly List<(int Start, int Length)> origins = [];

    private FoldedText() { }

    /// <summary>What takes the place of a broken surrogate: a separator for every later step.</summary>
    private static Rune Separator => new(' ');

    public int Count => runes.Count;

    public Rune this[int index] => runes[index];

    public (int Start, int Length) Origin(int index) => origins[index];

    public static FoldedText Of(string text)
    {
        var folded = new FoldedText();
        for (var i = 0; i < text.Length;)
        {
            if (!Rune.TryGetRuneAt(text, i, out var rune))
            {
                folded.Add(Separator, i, 1);
                i++;
                continue;
            }

            var length = rune.Utf16SequenceLength;
            if (IsPlain(rune)) folded.Add(Rune.ToLowerInvariant(rune), i, length);
            else folded.AddDecomposed(rune, i, length);
            i += length;
        }

        return folded;
    }

    /// <summary>ASCII and the common Han block need no tables: they are nearly everything that people write here.</summary>
    private static bool IsPlain(Rune rune) => rune.IsAscii || rune.Value is >= 0x4E00 and <= 0x9FFF;

    private void AddDecomposed(Rune rune, int start, int length)
    {
        // Unassigned and private characters have no decomposition; Normalize refuses non-characters (U+FFFE).
        if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse)
        {
            Add(Separator, start, length);
            return;
        }

        foreach (var part in rune.ToString().Normalize(NormalizationForm.FormKD).EnumerateRunes())
            if (Rune.GetUnicodeCategory(part) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format))
                Add(Rune.ToLowerInvariant(part), start, length);
    }

    private void Add(Rune rune, int start, int length)
    {
        runes.Add(rune);
        origins.Add((start, length));
    }
}
