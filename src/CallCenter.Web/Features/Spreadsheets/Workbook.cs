using System.Text;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace CallCenter.Web.Features.Spreadsheets;

/// <summary>Rows as a workbook (ECMA-376), streamed. Every cell is a text, so none can be a formula, whatever it begins with.</summary>
internal static class Workbook
{
    /// <summary>What a browser and a mail program call such a file.</summary>
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Longest text that a cell of the format holds.</summary>
    private const int LongestCell = 32_767;

    /// <summary>Longest name of a sheet that the format holds.</summary>
    private const int LongestTitle = 31;

    // No table styles, no filters: rows as they are.
    private static readonly OpenXmlConfiguration Plain = new() { TableStyles = TableStyles.None, AutoFilter = false, FastMode = false, FreezeRowCount = 1 };

    /// <summary>Writes a workbook.</summary>
    /// <param name="into">Where it goes; stays open.</param>
    /// <param name="sheets">Name and rows of each sheet; the first row are the headings.</param>
    /// <param name="ct">Stops the writing.</param>
    public static Task WriteAsync(Stream into, IReadOnlyList<(string Title, IEnumerable<IReadOnlyList<string?>> Rows)> sheets, CancellationToken ct)
    {
        var content = sheets.ToDictionary(s => Clean(s.Title, LongestTitle), s => (object)Cells(s.Rows), StringComparer.Ordinal);
        return MiniExcel.SaveAsAsync(into, content, printHeader: false, configuration: Plain, cancellationToken: ct);
    }

    private static IEnumerable<IDictionary<string, object?>> Cells(IEnumerable<IReadOnlyList<string?>> rows)
    {
        foreach (var row in rows)
        {
            var cells = new Dictionary<string, object?>(row.Count, StringComparer.Ordinal);
            for (var at = 0; at < row.Count; at++)
                cells[ColumnNames.Of(at)] = row[at] is { Length: > 0 } text ? Clean(text, LongestCell) : null;
            yield return cells;
        }
    }

    // XML 1.0 has no place for most control characters; half a surrogate pair has none either.
    private static string Clean(string text, int longest)
    {
        var safe = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (safe.Length + rune.Utf16SequenceLength > longest)
                break;
            if (rune.Value is 9 or 10 or 13 or >= 32 and not (0xFFFE or 0xFFFF))
                safe.Append(rune.ToString());
        }

        return safe.ToString();
    }
}
