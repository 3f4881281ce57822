using System.Globalization;
using System.Security.Claims;
using CallCenter.Web.Api;
using CallCenter.Web.Features.Customers;
using CallCenter.Web.Features.Lists;
using Crm.Domain.Lists;
using Persistence;
using Persistence.Administration;
using Persistence.Queries;

namespace CallCenter.Web.Features.Tickets;

/// <summary>A list of tickets as a file for spreadsheets; who took it is written down. It holds no phone numbers.</summary>
internal static class TicketExport
{
    private const int Page = 500;

    private static readonly string[] Columns = ["Ticket", "Type", "Status", "Priority", "Customer", "Symptom", "Owner", "Opened", "Appointment", "NextDue"];

    public static async Task<IResult> SendAsync([AsParameters] TicketExportRequest request, ClaimsPrincipal person, CancellationToken ct)
    {
        if (!ListFile.Knows(request.Format))
            return ApiProblems.BadField("format", request.Format, "csv or xlsx");
        var (criteria, list, refusal) = await request.LookUp.ReadAsync(ListSubject.Tickets, request.List, request.Query, person, ct);
        if (refusal is not null)
            return ListsApi.Wrong(refusal);
        var now = request.Clock.GetUtcNow();
        var asked = TicketListFilter.Read(request.Status, request.Type, request.Owner, request.Overdue, request.Search, request.Repeat, request.Approval);
        var (words, texts) = (request.Crm, request.Texts);
        List<TicketLine> lines = [];
        for (var more = true; more && lines.Count < ListFile.MostRows;)
        {
            var page = await request.Tickets.PageAsync(asked.ToQuery(now) with { Criteria = criteria, SiteCode = Sites.SiteScope.Of(person) }, TicketOrder.Opened, descending: true, lines.Count, Page, ct);
            lines.AddRange(page);
            more = page.Count == Page;
        }

        await request.Writer.WriteAsync(
            db =>
            {
                Audit.Note(db, new Actor(person.Identity!.Name!), "ticket.exported", lines.Count.ToString(CultureInfo.InvariantCulture), now);
                return Task.CompletedTask;
            },
            ct);
        List<string?[]> rows = [[.. Columns.Select(c => texts[c].Value)]];
        rows.AddRange(lines.Select(line => new string?[]
        {
            line.Number, words.Of(line.Type), words.Of(line.Status), words.Of(line.Priority), line.CustomerName, CrmWords.NameOrNull(line.SymptomZh, line.SymptomEn), line.OwnerId,
            CrmWords.FullMinute(line.OpenedAt), line.AppointmentFrom is { } at ? CrmWords.FullMinute(at) : "", CrmWords.FullMinute(line.NextDueAt ?? line.ResolutionDueAt),
        }));
        return await ListFile.SendAsync(request.Format, "tickets", texts["Tickets.Title"], rows, ListsApi.FilterText(request.Lists, list, criteria, asked.ToQueryString()), request.Lists, person, now, ct);
    }
}
