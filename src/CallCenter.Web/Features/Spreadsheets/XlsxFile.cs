using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace CallCenter.Web.Features.Spreadsheets;

/// <summary>One sheet as a workbook (ECMA-376, Office Open XML), written straight into a stream. Every cell is a text of its own type, so none can be a formula, whatever it begins with.</summary>
internal sealed class XlsxFile : IAsyncDisposable
{
    /// <summary>What a browser and a mail program call such a file.</summary>
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const string Head = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""";
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>Longest text that a cell of the format holds.</summary>
    private const int LongestCell = 32_767;

    private readonly ZipArchive _zip;
    private readonly StreamWriter _sheet;
    private int _row;

    private XlsxFile(ZipArchive zip)
    {
        _zip = zip;
        _sheet = new StreamWriter(zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open(), new UTF8Encoding(false));
    }

    /// <summary>Begins a workbook; the stream stays open.</summary>
    /// <param name="into">Where it goes.</param>
    /// <param name="title">Name of the sheet, at most 31 characters.</param>
    public static async Task<XlsxFile> BeginAsync(Stream into, string title)
    {
        var zip = new ZipArchive(into, ZipArchiveMode.Create, leaveOpen: true);
        await PartAsync(zip, "[Content_Types].xml", $"""{Head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>""");
        await PartAsync(zip, "_rels/.rels", $"""{Head}<Relationships xmlns="{Relations}"><Relationship Id="rId1" Type="{Office}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
        await PartAsync(zip, "xl/workbook.xml", $"""{Head}<workbook xmlns="{Main}" xmlns:r="{Office}"><sheets><sheet name="{Escaped(title)}" sheetId="1" r:id="rId1"/></sheets></workbook>""");
        await PartAsync(zip, "xl/_rels/workbook.xml.rels", $"""{Head}<Relationships xmlns="{Relations}"><Relationship Id="rId1" Type="{Office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>""");
        var file = new XlsxFile(zip);
        await file._sheet.WriteAsync($"""{Head}<worksheet xmlns="{Main}"><sheetData>""");
        return file;
    }

    /// <summary>One row of texts.</summary>
    public async Task RowAsync(IReadOnlyList<string?> cells)
    {
        var line = new StringBuilder().Append(CultureInfo.InvariantCulture, $"<row r=\"{++_row}\">");
        for (var at = 0; at < cells.Count; at++)
        {
            if (cells[at] is { Length: > 0 } text)
                line.Append(CultureInfo.InvariantCulture, $"<c r=\"{Column(at)}{_row}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{Escaped(text)}</t></is></c>");
        }

        await _sheet.WriteAsync(line.Append("</row>").ToString());
    }

    /// <summary>Ends the workbook.</summary>
    public async ValueTask DisposeAsync()
    {
        await _sheet.WriteAsync("</sheetData></worksheet>");
        await _sheet.DisposeAsync();
        _zip.Dispose();
    }

    private static async Task PartAsync(ZipArchive zip, string name, string content)
    {
        await using var writer = new StreamWriter(zip.CreateEntry(name, CompressionLevel.Fastest).Open(), new UTF8Encoding(false));
        await writer.WriteAsync(content);
    }

    private static string Column(int at) => at < 26 ? ((char)('A' + at)).ToString() : Column(at / 26 - 1) + (char)('A' + at % 26);

    // XML 1.0 has no place for most control characters; half a surrogate pair has none either.
    private static string Escaped(string text)
    {
        var safe = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (safe.Length >= LongestCell) break;
            if (rune.Value is 9 or 10 or 13 or >= 32 and not (0xFFFE or 0xFFFF)) safe.Append(rune.ToString());
        }

        return safe.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\"", "&quot;").ToString();
    }
}
