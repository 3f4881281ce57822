using System.Globalization;
using System.Security.Claims;
using System.Text;
using CallCenter.Web.Features.Customers;
using Microsoft.Extensions.Localization;
using Persistence;
using Persistence.Administration;
using Persistence.Queries;

namespace CallCenter.Web.Features.Tickets;

/// <summary>A list of tickets as a file for spreadsheets; who took it is written down. It holds no phone numbers.</summary>
internal static class TicketExport
{
    private static readonly string[] Columns = ["Ticket", "Type", "Status", "Priority", "Customer", "Symptom", "Owner", "Opened", "Appointment", "NextDue"];

    public static async Task<IResult> SendAsync(
        string? status, string? type, string? owner, bool? overdue, bool? repeat, bool? approval, string? search, TicketQuery tickets, CrmWords words, IStringLocalizer<TicketText> texts,
        StoreWriter writer, BusinessClock clock, ClaimsPrincipal person, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var filter = TicketListFilter.Read(status, type, owner, overdue, search, repeat, approval).ToQuery(now);
        var lines = await tickets.PageAsync(filter, TicketOrder.Opened, descending: true, 0, CsvText.MostLines, ct);
        await writer.WriteAsync(
            db =>
            {
                Audit.Note(db, new Actor(person.Identity!.Name!), "ticket.exported", lines.Count.ToString(CultureInfo.InvariantCulture), now);
                return Task.CompletedTask;
            },
            ct);
        var content = new StringBuilder(CsvText.Line([.. Columns.Select(c => texts[c].Value)]));
        foreach (var line in lines)
        {
            content.Append(CsvText.Line(
                line.Number, words.Of(line.Type), words.Of(line.Status), words.Of(line.Priority), line.CustomerName, CrmWords.NameOrNull(line.SymptomZh, line.SymptomEn), line.OwnerId,
                CrmWords.FullMinute(line.OpenedAt), line.AppointmentFrom is { } at ? CrmWords.FullMinute(at) : "", CrmWords.FullMinute(line.NextDueAt ?? line.ResolutionDueAt)));
        }

        return CsvText.File(content, $"tickets-{CrmWords.FullMinute(now)[..10]}.csv");
    }
}
