using System.Globalization;
using System.Security.Claims;
using CallCenter.Web.Api;
using CallCenter.Web.Features.Lists;
using CallCenter.Web.Realtime.Wire;
using Crm.Domain.InstallBase;
using Crm.Domain.Lists;
using Persistence;
using Persistence.Administration;
using Persistence.InstallBase;

namespace CallCenter.Web.Features.Customers;

/// <summary>The list of units as a file for a spreadsheet; a line in the audit first. It holds no phone numbers.</summary>
internal static class UnitExport
{
    private const int Page = 500;

    private static readonly string[] Columns = ["Serial", "Model", "Title", "User", "State", "Use", "Purchased", "Installed", "Warranty", "LastDay"];

    /// <summary>Answers with the file.</summary>
    public static async Task<IResult> SendAsync([AsParameters] UnitExportRequest request, ClaimsPrincipal person, CancellationToken ct)
    {
        if (!ListFile.Knows(request.Format))
            return ApiProblems.BadField("format", request.Format, "csv or xlsx");
        if (request.State is { } word && !Words.TryRead<UnitState>(word, out _))
            return ApiProblems.BadField("state", word, "registered, inUse, inRepair, exchanged, returned or retired");
        var (criteria, list, refusal) = await request.LookUp.ReadAsync(ListSubject.Units, request.List, request.Query, person, ct);
        if (refusal is not null)
            return ListsApi.Wrong(refusal);
        var filter = new UnitFilter { Search = request.Search, ModelCode = request.Model, State = Words.TryRead(request.State, out UnitState state) ? state : null, Criteria = criteria };
        var (crm, texts) = (request.Crm, request.Texts);
        List<string?[]> rows = [[.. Columns.Select(c => texts[c].Value)]];
        string? after = null;
        do
        {
            var lines = await request.Units.ListAsync(filter, Math.Min(Page, ListFile.MostRows + 1 - rows.Count), after, ct);
            rows.AddRange(lines.Select(r => new[]
            {
                r.Unit.SerialNo, r.ModelCode, CrmWords.Name(r.ModelNameZh, r.ModelNameEn), r.UserName, crm.Of(r.Unit.State), crm.Of(r.Unit.Use), CrmWords.Day(r.Unit.PurchasedOn), CrmWords.Day(r.Unit.InstalledOn),
                crm.Of(r.Warranty.Status), CrmWords.Day(r.Warranty.LastDay),
            }));
            after = lines.Count < Page ? null : lines[^1].Place;
        }
        while (after is not null && rows.Count <= ListFile.MostRows);

        var now = request.Clock.GetUtcNow();
        await request.Writer.WriteAsync(
            db =>
            {
                Audit.Note(db, new Actor(person.Identity!.Name!), "units.exported", "units:" + (request.Format ?? "csv"), now, after: (rows.Count - 1).ToString(CultureInfo.InvariantCulture));
                return Task.CompletedTask;
            },
            ct);
        return await ListFile.SendAsync(request.Format, "units", texts["Units"], rows, ListsApi.FilterText(request.Lists, list, criteria, QueryOf(request)), request.Lists, person, now, ct);
    }

    private static string QueryOf(UnitExportRequest request) => string.Join('&', new[] { ("search", request.Search), ("state", request.State), ("model", request.Model) }.Where(p => !string.IsNullOrEmpty(p.Item2)).Select(p => p.Item1 + "=" + Uri.EscapeDataString(p.Item2!)));
}
