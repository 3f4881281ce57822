using System.Globalization;
using System.Security.Claims;
using CallCenter.Web.Api;
using CallCenter.Web.Features.Lists;
using Crm.Domain.Customers;
using Crm.Domain.Lists;
using Crm.Domain.PhoneNumbers;
using Persistence;
using Persistence.Administration;
using Persistence.Queries;

namespace CallCenter.Web.Features.Customers;

/// <summary>The list of customers as a file for a spreadsheet: numbers masked, no cell a formula, a line in the audit first (invariant 26).</summary>
internal static class CustomerExport
{
    private const int Page = 500;

    private static readonly string[] Columns = ["number", "customerName", "salutation", "customerKind", "tier", "phone", "region", "doNotCall", "risks", "since"];

    /// <summary>Answers with the file.</summary>
    public static async Task<IResult> SendAsync([AsParameters] CustomerExportRequest request, ClaimsPrincipal person, CancellationToken ct)
    {
        if (!ListFile.Knows(request.Format))
            return ApiProblems.BadField("format", request.Format, "csv or xlsx");
        var (criteria, list, refusal) = await request.LookUp.ReadAsync(ListSubject.Customers, request.List, request.Query, person, ct);
        if (refusal is not null)
            return ListsApi.Wrong(refusal);
        var filter = CustomerListFilter.Read(request.Search, request.Tier, request.Kind, request.Region, request.DoNotCall);
        var (texts, words) = (request.Texts, request.Words);
        List<string?[]> rows = [[.. Columns.Select(c => texts[c == "since" ? "Since" : "Field." + c].Value)]];
        string? after = null;
        do
        {
            var lines = await request.Customers.ListAsync(filter.ToQuery() with { Criteria = criteria }, Math.Min(Page, ListFile.MostRows + 1 - rows.Count), after, ct);
            rows.AddRange(lines.Select(l => Cells(l, request.Crm, words)));
            after = lines.Count < Page ? null : lines[^1].Number;
        }
        while (after is not null && rows.Count <= ListFile.MostRows);

        var now = request.Clock.GetUtcNow();
        await request.Writer.WriteAsync(
            db =>
            {
                Audit.Note(db, new Actor(person.Identity!.Name!), "customers.exported", "customers:" + (request.Format ?? "csv"), now, after: (rows.Count - 1).ToString(CultureInfo.InvariantCulture));
                return Task.CompletedTask;
            },
            ct);
        return await ListFile.SendAsync(request.Format, "customers", texts["Title"], rows, ListsApi.FilterText(request.Lists, list, criteria, filter.ToQueryString()), request.Lists, person, now, ct);
    }

    private static string?[] Cells(CustomerLine l, CrmWords crm, CustomerWords words) =>
    [
        l.Number, l.Name, l.Salutation, crm.Of(l.Kind), crm.Of(l.Tier), PhoneNumber.Mask(l.Phone), l.Region, l.DoNotCall ? "1" : "", string.Join(' ', RiskTags.Split(l.Risks).Select(words.Risk)),
        CrmWords.FullMinute(l.CreatedAt)[..10],
    ];
}
