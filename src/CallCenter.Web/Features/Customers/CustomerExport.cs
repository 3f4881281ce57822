using System.Globalization;
using System.Security.Claims;
using System.Text;
using CallCenter.Web.Api;
using CallCenter.Web.Features.Spreadsheets;
using Crm.Domain.Customers;
using Crm.Domain.PhoneNumbers;
using Microsoft.Extensions.Localization;
using Persistence;
using Persistence.Administration;
using Persistence.Queries;

namespace CallCenter.Web.Features.Customers;

/// <summary>The list of customers as a file for a spreadsheet: numbers masked, no cell a formula, a line in the audit first (invariant 26).</summary>
internal static class CustomerExport
{
    /// <summary>Rows of one file: what a spreadsheet opens at once. A narrower filter gives the rest.</summary>
    public const int MostRows = 20_000;

    private const int Page = 500;

    private static readonly string[] Columns = ["number", "customerName", "salutation", "customerKind", "tier", "phone", "region", "doNotCall", "risks", "since"];

    /// <summary>Answers with the file.</summary>
    public static async Task<IResult> SendAsync(
        string? format, string? search, string? tier, string? kind, string? region, bool? doNotCall, CustomerListQuery query, CrmWords crm, CustomerWords words,
        IStringLocalizer<CustomerText> texts, StoreWriter writer, TimeProvider clock, ClaimsPrincipal person, CancellationToken ct)
    {
        if (format is not (null or "csv" or "xlsx"))
            return ApiProblems.BadField("format", format, "csv or xlsx");
        var filter = CustomerListFilter.Read(search, tier, kind, region, doNotCall);
        List<string?[]> rows = [[.. Columns.Select(c => texts[c == "since" ? "Since" : "Field." + c].Value)]];
        string? after = null;
        do
        {
            var lines = await query.ListAsync(filter.ToQuery(), Math.Min(Page, MostRows + 1 - rows.Count), after, ct);
            rows.AddRange(lines.Select(l => Cells(l, crm, words)));
            after = lines.Count < Page ? null : lines[^1].Number;
        }
        while (after is not null && rows.Count <= MostRows);

        var now = clock.GetUtcNow();
        await writer.WriteAsync(
            db =>
            {
                Audit.Note(db, new Actor(person.Identity!.Name!), "customers.exported", "customers:" + (format ?? "csv"), now, after: (rows.Count - 1).ToString(CultureInfo.InvariantCulture));
                return Task.CompletedTask;
            },
            ct);
        var name = $"customers-{CrmWords.FullMinute(now)[..10]}";
        return format == "xlsx" ? await WorkbookAsync(rows, texts["Title"], name) : Csv(rows, name);
    }

    private static string?[] Cells(CustomerLine l, CrmWords crm, CustomerWords words) =>
    [
        l.Number, l.Name, l.Salutation, crm.Of(l.Kind), crm.Of(l.Tier), PhoneNumber.Mask(l.Phone), l.Region, l.DoNotCall ? "1" : "", string.Join(' ', RiskTags.Split(l.Risks).Select(words.Risk)),
        CrmWords.FullMinute(l.CreatedAt)[..10],
    ];

    private static IResult Csv(List<string?[]> rows, string name)
    {
        var text = new StringBuilder();
        foreach (var row in rows)
            text.AppendJoin(',', row.Select(CsvCell.Of)).Append("\r\n");
        // The mark makes spreadsheets read UTF-8.
        return TypedResults.File([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text.ToString())], "text/csv; charset=utf-8", name + ".csv");
    }

    private static async Task<IResult> WorkbookAsync(List<string?[]> rows, string title, string name)
    {
        var content = new MemoryStream();
        await using (var file = await XlsxFile.BeginAsync(content, title))
        {
            foreach (var row in rows)
                await file.RowAsync(row);
        }

        return TypedResults.File(content.ToArray(), XlsxFile.ContentType, name + ".xlsx");
    }
}
