using System.Globalization;
using System.Security.Claims;
using System.Text;
using CallCenter.Web.Features.Customers;
using CallCenter.Web.Features.Sites;
using CallCenter.Web.Features.Tickets;
using CallCenter.Web.Realtime.Wire;
using Crm.Domain.Dispatch;
using Microsoft.Extensions.Localization;
using Persistence;
using Persistence.Administration;
using Persistence.Dispatch;

namespace CallCenter.Web.Features.Dispatch;

/// <summary>The visits of a day as a file for spreadsheets; who took it is written down. It holds no phone numbers.</summary>
internal static class DispatchExport
{
    private static readonly string[] Columns = ["Order", "Ticket", "Status", "Site", "Technician", "Window", "Customer", "Region", "Symptom", "Charged"];

    public static async Task<IResult> SendAsync(
        DateOnly? day, string? site, string? category, string? status, DispatchQuery visits, CrmWords words, IStringLocalizer<DispatchText> texts,
        StoreWriter writer, BusinessClock clock, ClaimsPrincipal person, CancellationToken ct)
    {
        var filter = new VisitFilter { Day = day, SiteCode = SiteScope.Of(person) ?? site, CategoryCode = category, Status = Words.TryRead(status, out DispatchStatus asked) ? asked : null };
        var lines = await visits.ListAsync(filter, CsvText.MostLines, null, ct);
        var now = clock.GetUtcNow();
        await writer.WriteAsync(
            db =>
            {
                Audit.Note(db, new Actor(person.Identity!.Name!), "dispatch.exported", lines.Count.ToString(CultureInfo.InvariantCulture), now, after: day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                return Task.CompletedTask;
            },
            ct);
        var content = new StringBuilder(CsvText.Line([.. Columns.Select(c => texts["Csv." + c].Value)]));
        foreach (var line in lines)
        {
            var order = line.Order;
            content.Append(CsvText.Line(
                order.Number, line.TicketNumber, words.Of(order.Status), CrmWords.NameOrNull(line.SiteZh, line.SiteEn), line.TechnicianName,
                order.Slot is { } slot ? $"{CrmWords.FullMinute(slot.From)}–{CrmWords.Local(slot.To):HH:mm}" : "", line.CustomerName, line.Region,
                CrmWords.NameOrNull(line.SymptomZh, line.SymptomEn), line.Charged?.ToString()));
        }

        return CsvText.File(content, $"dispatches-{CrmWords.FullMinute(now)[..10]}.csv");
    }
}
