using System.Globalization;
using System.Security.Claims;
using System.Text;
using CallCenter.Web.Features.Customers;
using CallCenter.Web.Features.Spreadsheets;

namespace CallCenter.Web.Features.Lists;

/// <summary>A list as a file for spreadsheets: no cell a formula; who took it, when and by which filter stands in it (usability point 40).</summary>
internal static class ListFile
{
    /// <summary>Rows of one file: what a spreadsheet opens at once. A narrower filter gives the rest.</summary>
    public const int MostRows = 20_000;

    /// <summary>Whether the format is one that there is.</summary>
    public static bool Knows(string? format) => format is null or "csv" or "xlsx";

    /// <summary>The file.</summary>
    /// <param name="format">csv or xlsx; csv when it is not said.</param>
    /// <param name="name">Name of the list, without an ending; Latin letters.</param>
    /// <param name="title">The list in the reader's language.</param>
    /// <param name="rows">The headings first.</param>
    /// <param name="filter">Which rows, in words.</param>
    /// <param name="words">The reader's words.</param>
    /// <param name="person">Who takes it.</param>
    /// <param name="now">When.</param>
    /// <param name="ct">Stops the writing.</param>
    public static async Task<IResult> SendAsync(
        string? format, string name, string title, IReadOnlyList<IReadOnlyList<string?>> rows, string filter, ListWords words, ClaimsPrincipal person, DateTimeOffset now, CancellationToken ct)
    {
        var count = rows.Count - 1;
        string?[][] about =
        [
            [words.Text("File.By"), person.Identity?.Name], [words.Text("File.At"), CrmWords.FullMinute(now)], [words.Text("File.Filter"), filter.Length == 0 ? words.Text("Everything") : filter],
            [words.Text("File.Rows"), count >= MostRows ? string.Format(CultureInfo.CurrentCulture, words.Text("File.Cut"), MostRows) : count.ToString(CultureInfo.InvariantCulture)],
        ];
        var file = $"{name}-{CrmWords.Local(now):yyyyMMdd-HHmm}-{NameOf(person)}";
        if (format == "xlsx")
        {
            var content = new MemoryStream();
            await Workbook.WriteAsync(content, [(title, rows), (words.Text("File.About"), about)], ct);
            return TypedResults.File(content.ToArray(), Workbook.ContentType, file + ".xlsx");
        }

        var text = new StringBuilder();
        foreach (var row in rows)
            text.AppendJoin(',', row.Select(CsvCell.Of)).Append("\r\n");
        // Behind the rows, so that the headings stay the first line.
        foreach (var line in about)
            text.Append("# ").AppendJoin(',', line.Select(CsvCell.Of)).Append("\r\n");
        // The mark makes spreadsheets read UTF-8.
        return TypedResults.File([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text.ToString())], "text/csv; charset=utf-8", file + ".csv");
    }

    private static string NameOf(ClaimsPrincipal person) => new([.. (person.Identity?.Name ?? "").Where(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.').Take(40)]);
}
