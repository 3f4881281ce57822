using System.Text;
using CallCenter.Web.Features.Spreadsheets;

namespace CallCenter.Web.Features.Tickets;

/// <summary>Lines for spreadsheets. A cell that a spreadsheet would take for a formula is marked as text, so that a name typed by a customer can never calculate.</summary>
internal static class CsvText
{
    /// <summary>Lines that one file holds at most: what a spreadsheet opens at once; a narrower filter gives the rest.</summary>
    public const int MostLines = 5_000;

    /// <summary>One line, with its end.</summary>
    public static string Line(params ReadOnlySpan<string?> cells)
    {
        var line = new StringBuilder();
        foreach (var cell in cells)
        {
            if (line.Length > 0) line.Append(',');
            line.Append(CsvCell.Quoted(cell));
        }

        return line.Append("\r\n").ToString();
    }

    /// <summary>A file with the mark that makes spreadsheets read UTF-8.</summary>
    public static IResult File(StringBuilder content, string name) =>
        TypedResults.File([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(content.ToString())], "text/csv; charset=utf-8", name);
}
