using System.Globalization;
using System.Text;

namespace CallCenter.Web.Features.Documents;

/// <summary>One page, A4 upright. Points (1/72 inch) from the lower left corner.</summary>
internal sealed class PdfPage
{
    public const double Width = 595;
    public const double Height = 842;

    private readonly StringBuilder _content = new();

    /// <summary>What is drawn, in the operators of a content stream (ISO 32000-1, 8 and 9).</summary>
    public string Content => _content.ToString();

    /// <summary>Writes a line of text from its left end.</summary>
    public void Text(double x, double y, double size, string text)
    {
        // A control character has no picture; half a surrogate pair and what lies beyond the basic plane are shown as the mark for a missing character.
        var shown = string.Concat(text.Where(c => !char.IsControl(c) && !char.IsLowSurrogate(c)).Select(c => char.IsHighSurrogate(c) ? '\u3013' : c));
        _content.Append(CultureInfo.InvariantCulture, $"BT {x:0.##} {y:0.##} Td ");
        for (var at = 0; at < shown.Length;)
        {
            var isLatin = PdfText.IsLatin(shown[at]);
            var end = at;
            while (end < shown.Length && PdfText.IsLatin(shown[end]) == isLatin) end++;
            _content.Append(CultureInfo.InvariantCulture, $"/{(isLatin ? "L" : "C")} {size:0.##} Tf <");
            foreach (var c in shown[at..end]) _content.Append(((int)c).ToString(isLatin ? "X2" : "X4", CultureInfo.InvariantCulture));
            _content.Append("> Tj ");
            at = end;
        }

        _content.Append("ET\n");
    }

    /// <summary>Writes a line of text up to its right end.</summary>
    public void TextRight(double x, double y, double size, string text) => Text(x - PdfText.WidthOf(text, size), y, size, text);

    /// <summary>Draws a level line.</summary>
    public void Rule(double x1, double x2, double y, double thickness = 0.5) =>
        _content.Append(CultureInfo.InvariantCulture, $"{thickness:0.##} w {x1:0.##} {y:0.##} m {x2:0.##} {y:0.##} l S\n");
}
