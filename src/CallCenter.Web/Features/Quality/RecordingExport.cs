using System.Globalization;
using System.Security.Claims;
using System.Text;
using CallCenter.Web.Access;
using CallCenter.Web.Api;
using CallCenter.Web.Features.Spreadsheets;
using Crm.Domain.PhoneNumbers;
using Microsoft.Extensions.Localization;
using Persistence;
using Persistence.Administration;
using Persistence.Quality;
using Persistence.Queries;

namespace CallCenter.Web.Features.Quality;

/// <summary>The list as a CSV file: numbers masked, names of customers left out, written down in the audit.</summary>
internal static class RecordingExport
{
    /// <summary>Rows of a file at most: a month of a large centre; more is a report.</summary>
    private const int MaxRows = 10_000;

    private const int PageRows = 500;

    public static void MapRecordingExport(this IEndpointRouteBuilder app) =>
        app.MapGet("/quality/export.csv", WriteAsync).RequireAuthorization(Rights.QualityReview).ExcludeFromDescription();

    private static async Task<IResult> WriteAsync(
        HttpContext context, ClaimsPrincipal person, RecordingQuery recordings, StoreWriter writer, QualityWords words, IStringLocalizer<QualityText> texts, TimeProvider clock, CancellationToken ct)
    {
        var asked = QualityFilter.Parse(context.Request.QueryString.Value ?? "");
        if (asked.Number is not null && !RoleRights.Has(person, Rights.CustomerRead))
            return ApiProblems.Forbidden(Rights.CustomerRead);
        var text = new StringBuilder();
        string[] head = ["Time", "Agent", "Queue", "Direction", "Number", "Ticket", "Length", "Ending", "Outcome", "Hold", "Transfer", "Review", "Score"];
        Line(text, head.Select(h => (string?)texts["Csv." + h].Value));
        var rows = 0;
        PageCursor? after = null;
        while (rows < MaxRows)
        {
            var page = await recordings.ListAsync(asked.ToFilter(SiteZone.Zone), asked.Sort, PageRows, after, ct);
            foreach (var line in page)
                Line(text, Cells(line, words));
            rows += page.Count;
            if (page.Count < PageRows)
                break;
            after = RecordingQuery.CursorOf(page[^1].Recording, asked.Sort);
        }

        var now = clock.GetUtcNow();
        await writer.WriteAsync(
            db =>
            {
                Audit.Note(db, new Actor(person.Identity!.Name!, context.Connection.RemoteIpAddress?.ToString()), "recording.export", "recordings", now, after: rows.ToString(CultureInfo.InvariantCulture));
                return Task.CompletedTask;
            },
            ct);
        // The mark of UTF-8 makes spreadsheets read Chinese.
        return TypedResults.File([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())], "text/csv; charset=utf-8", $"recordings-{SiteZone.DayOf(now):yyyy-MM-dd}.csv");
    }

    private static IEnumerable<string?> Cells(RecordingLine line, QualityWords words) =>
    [
        QualityWords.FullMinute(line.Recording.StartedAt), line.Interaction.AgentId, line.Interaction.QueueId, words.Of(line.Interaction.Direction),
        PhoneNumber.Mask(line.Interaction.PartyE164), line.TicketNumber, (line.Recording.DurationMs / 1000).ToString(CultureInfo.InvariantCulture), line.Interaction.TerminationClass,
        line.Interaction.DispositionCode, line.Marks.HasHold ? "1" : "0", line.Marks.HasTransfer ? "1" : "0", line.Marks.Review is { } state ? words.Of(state) : null,
        line.Score?.ToString(CultureInfo.InvariantCulture),
    ];

    private static void Line(StringBuilder text, IEnumerable<string?> cells) => text.AppendJoin(',', cells.Select(CsvCell.Of)).Append("\r\n");
}
