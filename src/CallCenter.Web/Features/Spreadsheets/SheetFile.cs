using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using Crm.Domain;
using Crm.Domain.Imports;
using CsvHelper;
using MiniExcelLibs;

namespace CallCenter.Web.Features.Spreadsheets;

/// <summary>Reads a table row by row: a workbook (.xlsx), or text with commas, semicolons or tabs in UTF-8 or GB18030. Hostile files are refused with a reason, never with a fault.</summary>
internal static class SheetFile
{
    /// <summary>The file is no table; parameter <c>reason</c>, a key.</summary>
    public const string Unreadable = "SheetUnreadable";

    /// <summary>It holds too much; parameters <c>what</c>, <c>max</c>.</summary>
    public const string TooLarge = "SheetTooLarge";

    private const int MostParts = 2_000;
    private const int ProbeLength = 64 * 1024;

    // The separator is found from the first lines. A stray quote is text; one that is never closed has swallowed the rest of the file.
    private static readonly CsvReaderOptions Options = new()
    {
        HasHeader = false, SkipEmptyLines = false, MaxRecordSize = ImportLimits.LongestCell * ImportLimits.MostColumns, IncludeValuesInExceptions = false,
        OnMalformedRecord = record =>
        {
            if (record.Reason == CsvMalformedReason.UnterminatedQuote)
                throw Wrong("quotes");
        },
    };

    static SheetFile() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Whether the first bytes are those of a workbook.</summary>
    public static bool IsWorkbook(ReadOnlySpan<byte> head) => head.StartsWith("PK\u0003\u0004"u8);

    /// <summary>Every row, the headings first; empty rows are left out, but counted in <c>Line</c>.</summary>
    /// <param name="path">The file.</param>
    /// <param name="isWorkbook">By its first bytes.</param>
    /// <exception cref="SheetException">It is no table, or too large.</exception>
    public static IEnumerable<(int Line, IReadOnlyList<string> Cells)> Rows(string path, bool isWorkbook)
    {
        using var rows = (isWorkbook ? Workbook(path) : Text(path)).GetEnumerator();
        var line = 0;
        while (Next(rows))
        {
            line++;
            // Blank cells behind the last heading are what spreadsheets leave where somebody once typed.
            var cells = Trimmed(rows.Current);
            if (line > ImportLimits.MostRows + 1)
                throw Large("rows", ImportLimits.MostRows);
            if (cells.Count > ImportLimits.MostColumns)
                throw Large("columns", ImportLimits.MostColumns);
            if (cells.FirstOrDefault(c => c.Length > ImportLimits.LongestCell) is not null)
                throw Large("cell", ImportLimits.LongestCell, line);
            if (cells.Count == 0)
                continue;
            yield return (line, cells);
        }
    }

    // A broken file breaks anywhere: each step of the reading has the same wall.
    private static bool Next(IEnumerator<IReadOnlyList<string>> rows)
    {
        try
        {
            return rows.MoveNext();
        }
        catch (SheetException)
        {
            throw;
        }
        catch (DecoderFallbackException)
        {
            throw Wrong("encoding");
        }
        catch (CsvFormatException)
        {
            throw Wrong("quotes");
        }
#pragma warning disable CA1031 // The wall of two foreign readers: whatever a hostile file makes them throw, the person is told that it cannot be read.
        catch (Exception fault) when (fault is not (OutOfMemoryException or OperationCanceledException))
#pragma warning restore CA1031
        {
            throw Wrong("broken");
        }
    }

    private static IEnumerable<IReadOnlyList<string>> Workbook(string path)
    {
        CheckPackage(path);
        foreach (IDictionary<string, object?> row in MiniExcel.Query(path, useHeaderRow: false, excelType: ExcelType.XLSX))
        {
            if (row.Count > ImportLimits.MostColumns * 4)
                throw Large("columns", ImportLimits.MostColumns);
            yield return [.. row.Values.Select(Cell)];
        }
    }

    // Declared lengths bind the unpacking too: the reader stops at them.
    private static void CheckPackage(string path)
    {
        using var zip = ZipFile.OpenRead(path);
        if (zip.Entries.Count > MostParts || zip.Entries.Sum(e => e.Length) > ImportLimits.MostUnpacked)
            throw Large("unpacked", (int)(ImportLimits.MostUnpacked >> 20));
        if (zip.GetEntry("xl/workbook.xml") is null)
            throw Wrong("noWorkbook");
        foreach (var part in zip.Entries.Where(e => e.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || e.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)))
            CheckPart(part);
    }

    // A document type could name other files or grow without end; an office program writes none.
    private static void CheckPart(ZipArchiveEntry part)
    {
        using var reader = XmlReader.Create(part.Open(), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        reader.MoveToContent();
    }

    private static string Cell(object? value) => value switch
    {
        null => "",
        string text => text,
        DateTime at => at.ToString(at.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        // A phone that a spreadsheet took for a number: all of its digits, never 1.38E+10.
        double number when Math.Abs(number) < 1e15 && Math.Floor(number) == number => ((long)number).ToString(CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static IEnumerable<IReadOnlyList<string>> Text(string path)
    {
        var encoding = EncodingOf(path);
        using var reader = new StreamReader(path, encoding, detectEncodingFromByteOrderMarks: false);
        using var rows = CsvReader.Create(reader, Options);
        while (rows.Read())
        {
            var row = new string[rows.FieldCount];
            for (var at = 0; at < row.Length; at++)
                row[at] = rows.GetString(at);
            yield return row;
        }
    }

    // UTF-8 proves itself; what is none is the national encoding, which the spreadsheets of this country write.
    private static Encoding EncodingOf(string path)
    {
        Span<byte> head = stackalloc byte[8];
        using (var file = File.OpenRead(path))
            head = head[..file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        if (head.Length == 0)
            throw Wrong("empty");
        if (head.StartsWith<byte>([0xD0, 0xCF, 0x11, 0xE0]))
            throw Wrong("oldWorkbook");
        if (head.StartsWith<byte>([0xFF, 0xFE]) || head.StartsWith<byte>([0xFE, 0xFF]) || head.Contains((byte)0))
            throw Wrong("encoding");
        foreach (var encoding in new[] { new UTF8Encoding(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true), Encoding.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback) })
        {
            if (Fits(path, encoding))
                return encoding;
        }

        throw Wrong("encoding");
    }

    private static bool Fits(string path, Encoding encoding)
    {
        try
        {
            using var reader = new StreamReader(path, encoding, detectEncodingFromByteOrderMarks: false);
            var buffer = new char[ProbeLength];
            int read;
            while ((read = reader.ReadBlock(buffer)) > 0)
            {
                if (buffer.AsSpan(0, read).Contains('\0'))
                    return false;
            }

            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static IReadOnlyList<string> Trimmed(IReadOnlyList<string> cells)
    {
        var count = cells.Count;
        while (count > 0 && string.IsNullOrWhiteSpace(cells[count - 1]))
            count--;
        return count == cells.Count ? cells : [.. cells.Take(count)];
    }

    private static SheetException Wrong(string reason) => new(Refusal.Of(Unreadable, ("reason", reason)));

    private static SheetException Large(string what, int most, int line = 0) =>
        new(Refusal.Of(TooLarge, ("what", what), ("max", most.ToString(CultureInfo.InvariantCulture)), ("line", line.ToString(CultureInfo.InvariantCulture))));
}
