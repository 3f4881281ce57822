using System.Globalization;
using System.Security.Claims;
using System.Text;
using CallCenter.Web.Api;
using CallCenter.Web.Features.SignIn;
using CallCenter.Web.Features.Spreadsheets;
using Persistence;
using Persistence.Administration;

namespace CallCenter.Web.Features.Catalogue;

/// <summary>A table of the catalogue as a file: the same columns as the import reads, no cell a formula, a line in the audit first.</summary>
internal static class CatalogueExport
{
    public static async Task<IResult> SendAsync(string table, string? format, CatalogueDesk desk, StoreWriter writer, BusinessClock clock, ClaimsPrincipal person, CancellationToken ct)
    {
        if (desk.Sheets.Find(table) is not { } sheet)
            return ApiProblems.NotFound("table", table);
        if (format is not (null or "csv" or "xlsx"))
            return ApiProblems.BadField("format", format, "csv or xlsx");
        var rows = await sheet.RowsAsync(desk.Store, await desk.BookAsync(ct), ct);
        await writer.WriteAsync(
            db =>
            {
                Audit.Note(db, PersonClaims.ActorOf(person), "catalogue.exported", $"{table}:{format ?? "csv"}", clock.GetUtcNow(), after: rows.Count.ToString(CultureInfo.InvariantCulture));
                return Task.CompletedTask;
            },
            ct);
        var heading = sheet.Fields.Select(f => f.Name).ToList();
        if (format == "xlsx")
        {
            var content = new MemoryStream();
            await Workbook.WriteAsync(content, [(table, [heading, .. rows.Select(r => (IReadOnlyList<string?>)r.Cells)])], ct);
            return TypedResults.File(content.ToArray(), Workbook.ContentType, table + ".xlsx");
        }

        var text = new StringBuilder().AppendJoin(',', heading).Append("\r\n");
        foreach (var row in rows)
            text.AppendJoin(',', row.Cells.Select(CsvCell.Of)).Append("\r\n");
        return TypedResults.File([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text.ToString())], "text/csv; charset=utf-8", table + ".csv");
    }
}
