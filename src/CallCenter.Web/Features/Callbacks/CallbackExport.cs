using System.Globalization;
using System.Security.Claims;
using System.Text;
using CallCenter.Web.Access;
using CallCenter.Web.Features.Customers;
using CallCenter.Web.Features.Spreadsheets;
using Crm.Domain.Callbacks;
using Crm.Domain.PhoneNumbers;
using Persistence;
using Persistence.Administration;
using Persistence.Callbacks;

namespace CallCenter.Web.Features.Callbacks;

/// <summary>The supervisor's list as a file for a spreadsheet: phones masked, no cell can be a formula.</summary>
internal static class CallbackExport
{
    /// <summary>Rows of one file: a month of a large centre; more belongs in a report.</summary>
    private const int MaxRows = 10_000;

    private const int Page = 200;

    private static readonly string[] Columns =
    [
        "ticket", "kind", "state", "completed", "due", "late", "next", "attempts", "lastOutcome", "agent", "customer", "phone", "technician", "recordedFee", "saidFee", "score", "closed", "reason",
    ];

    public static void MapCallbackExport(this IEndpointRouteBuilder app) => app.MapGet("/callbacks/export.csv", ExportAsync).RequireAuthorization(Rights.CallbackManage);

    /// <summary>The filter behind the name of a view.</summary>
    /// <param name="view">Risk, Late, Marked, Final, Everything; anything else is what is open.</param>
    /// <param name="kind">Only of this kind.</param>
    /// <param name="agent">Only of this agent.</param>
    /// <param name="now">What ends before is late.</param>
    /// <param name="atRiskBefore">What ends before is at risk (<see cref="CallbackQuery.AtRiskBeforeAsync"/>).</param>
    public static CallbackFilter FilterOf(string? view, CallbackKind? kind, string? agent, DateTimeOffset now, DateTimeOffset atRiskBefore)
    {
        var filter = view switch
        {
            "Risk" => new CallbackFilter { IsOpen = true, LateBefore = atRiskBefore },
            "Late" => new CallbackFilter { IsOpen = true, LateBefore = now },
            "Marked" => new CallbackFilter { IsOpen = true, IsMarked = true },
            "Final" => new CallbackFilter { IsOpen = false },
            "Everything" => new CallbackFilter(),
            _ => new CallbackFilter { IsOpen = true },
        };
        return filter with { Kind = kind, Agent = string.IsNullOrEmpty(agent) ? null : agent };
    }

    private static async Task<IResult> ExportAsync(string? view, string? kind, string? agent, CallbackQuery query, BusinessClock clock, StoreWriter writer, ClaimsPrincipal person, CancellationToken ct)
    {
        var filter = FilterOf(view, Enum.TryParse<CallbackKind>(kind, ignoreCase: true, out var k) ? k : null, agent, clock.GetUtcNow(), await query.AtRiskBeforeAsync(ct));
        var text = new StringBuilder().AppendJoin(',', Columns).Append("\r\n");
        CallbackCursor? after = null;
        var count = 0;
        for (var rows = 0; rows < MaxRows; rows += Page)
        {
            var lines = await query.ListAsync(filter, Page, after, ct);
            count += lines.Count;
            foreach (var line in lines)
                text.AppendJoin(',', Cells(line).Select(CsvCell.Of)).Append("\r\n");
            after = CallbackCursor.Behind(lines, Page, after);
            if (after is null)
                break;
        }

        await writer.WriteAsync(
            db =>
            {
                Audit.Note(db, new Actor(person.Identity!.Name!), "callbacks.exported", "callbacks:" + (Enum.TryParse<CallbackKind>(kind, ignoreCase: true, out _) ? kind : "all"), clock.GetUtcNow(), after: count.ToString(CultureInfo.InvariantCulture));
                return Task.CompletedTask;
            },
            ct);
        // The mark makes spreadsheets read UTF-8.
        return TypedResults.File([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text.ToString())], "text/csv; charset=utf-8", "callbacks.csv");
    }

    private static string?[] Cells(CallbackLine l) =>
    [
        l.TicketNumber, l.Task.Kind.ToString(), l.Task.State.ToString(), Local(l.Task.StartedAt), Local(l.Task.DueAt), l.Task.IsLate ? "1" : "0", Local(l.Task.NextAttemptAt),
        l.Task.Attempts.ToString(CultureInfo.InvariantCulture), l.Task.LastOutcome?.ToString(), l.Task.TakenBy ?? l.Task.AssignedTo, l.CustomerName, PhoneNumber.Mask(l.Phone), l.Technician,
        l.Charged?.ToString(), l.Task.ChargedSaid?.ToString(), l.Task.Score?.ToString(CultureInfo.InvariantCulture), Local(l.Task.ClosedAt), l.Task.CloseReason,
    ];

    private static string Local(DateTimeOffset? at) => at is { } instant ? CrmWords.FullMinute(instant) : "";
}
