using System.Globalization;
using System.Text;

namespace CallCenter.Web.Features.Documents;

/// <summary>Writes pages of text and lines as a PDF (ISO 32000-1). Nothing is embedded: Latin is Helvetica, Chinese the predefined STSong-Light with a predefined CMap,
/// for which every reader has a font of its own; a table to Unicode makes the text searchable and copyable. Why: docs/adr/0013-quotation-pdf.md.</summary>
internal static class PdfFile
{
    public const string ContentType = "application/pdf";

    // Objects 1 to 7 are the same in every file; each page adds itself and its content.
    private const int FirstPage = 8;

    /// <summary>The file.</summary>
    /// <param name="pages">At least one.</param>
    /// <param name="title">Title that a reader shows in its window.</param>
    /// <param name="language">BCP 47, for reading aloud.</param>
    public static byte[] Write(IReadOnlyList<PdfPage> pages, string title, string language)
    {
        ArgumentOutOfRangeException.ThrowIfZero(pages.Count);
        List<string> objects =
        [
            $"<< /Type /Catalog /Pages 2 0 R /Lang ({language}) /ViewerPreferences << /DisplayDocTitle true >> >>",
            $"<< /Type /Pages /Count {Text(pages.Count)} /Kids [{string.Join(' ', Enumerable.Range(0, pages.Count).Select(n => Text(FirstPage + 2 * n) + " 0 R"))}] >>",
            $"<< /Title <FEFF{Hex(title)}> /Producer (AfterSales) >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
            "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /ToUnicode 7 0 R /DescendantFonts [6 0 R] >>",
            "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /DW 1000 /FontDescriptor "
                + "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >> >>",
            Stream(ToUnicode()),
        ];
        for (var n = 0; n < pages.Count; n++)
        {
            objects.Add($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {Text((int)PdfPage.Width)} {Text((int)PdfPage.Height)}] /Resources << /Font << /L 4 0 R /C 5 0 R >> >> /Contents {Text(FirstPage + 2 * n + 1)} 0 R >>");
            objects.Add(Stream(pages[n].Content));
        }

        return Assemble(objects);
    }

    private static byte[] Assemble(List<string> objects)
    {
        // Everything is ASCII, so a character is a byte and places can be counted in the text. The four high bytes tell mail programs that the file is binary.
        var file = new StringBuilder("%PDF-1.5\n%\u00E2\u00E3\u00CF\u00D3\n");
        List<int> places = [];
        for (var n = 0; n < objects.Count; n++)
        {
            places.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{n + 1} 0 obj\n{objects[n]}\nendobj\n");
        }

        var table = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        foreach (var place in places) file.Append(CultureInfo.InvariantCulture, $"{place:0000000000} 00000 n \n");
        file.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Count + 1} /Root 1 0 R /Info 3 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(file.ToString());
    }

    private static string Stream(string content) => $"<< /Length {Text(content.Length)} >>\nstream\n{content}\nendstream";

    // The codes of the Chinese font are the characters themselves. A range may only change its last byte, and a block holds a hundred.
    private static string ToUnicode()
    {
        var map = new StringBuilder("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /ToUnicode def /CMapType 2 def\n1 begincodespacerange <0000> <FFFF> endcodespacerange\n");
        for (var high = 0; high < 256;)
        {
            var count = Math.Min(100, 256 - high);
            map.Append(CultureInfo.InvariantCulture, $"{count} beginbfrange\n");
            for (var end = high + count; high < end; high++) map.Append(CultureInfo.InvariantCulture, $"<{high:X2}00> <{high:X2}FF> <{high:X2}00>\n");
            map.Append("endbfrange\n");
        }

        return map.Append("endcmap CMapName currentdict /CMap defineresource pop end end").ToString();
    }

    private static string Hex(string text) => string.Concat(text.Select(c => ((int)c).ToString("X4", CultureInfo.InvariantCulture)));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
