namespace CallCenter.Web.Features.Documents;

/// <summary>How wide texts are in the two fonts of our documents.</summary>
internal static class PdfText
{
    // Helvetica's advance widths for the characters 32 to 126, thousandths of the size (the metrics every reader has for the standard fonts).
    private static readonly short[] Latin =
    [
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
        1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
        333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
    ];

    private const int Em = 1000;

    /// <summary>True for what the Latin font shows; everything else is the Chinese font's, each character as wide as it is high.</summary>
    public static bool IsLatin(char c) => c is >= ' ' and <= '~';

    /// <summary>Width in points.</summary>
    public static double WidthOf(string text, double size) => text.Sum(c => IsLatin(c) ? Latin[c - ' '] : Em) * size / Em;

    /// <summary>The text in lines that fit, broken at its own line ends, at a blank where a line has one, else anywhere.</summary>
    public static IReadOnlyList<string> Wrap(string text, double size, double width)
    {
        List<string> lines = [];
        foreach (var paragraph in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var rest = paragraph.TrimEnd();
            while (WidthOf(rest, size) > width)
            {
                var length = rest.Length - 1;
                while (length > 1 && WidthOf(rest[..length], size) > width) length--;
                var blank = rest.LastIndexOf(' ', length);
                // A blank far in front would leave half a line empty: Chinese has none between its words.
                if (blank > length / 2) length = blank;
                lines.Add(rest[..length].TrimEnd());
                rest = rest[length..].TrimStart();
            }

            lines.Add(rest);
        }

        return lines;
    }

    /// <summary>The text cut so that it fits, with an ellipsis where something was cut.</summary>
    public static string Fit(string text, double size, double width)
    {
        if (WidthOf(text, size) <= width) return text;
        var length = text.Length;
        while (length > 0 && WidthOf(text[..length] + "…", size) > width) length--;
        return text[..length] + "…";
    }
}
