using System.Globalization;
using System.Text;
using CallCenter.Web.Features.SignIn;
using CallCenter.Web.Features.Spreadsheets;
using Microsoft.AspNetCore.Http.Extensions;
using Persistence;
using Persistence.Administration;

namespace CallCenter.Web.Features.Admin;

/// <summary>The audit as CSV (RFC 4180, UTF-8 with a mark so that spreadsheets read Chinese), with the page's filter.</summary>
internal static class AuditExport
{
    /// <summary>Address of the file.</summary>
    public const string Path = "/admin/audit.csv";

    /// <summary>Rows of one file: what a spreadsheet opens without complaint; narrow the days for more.</summary>
    public const int MostRows = 100_000;

    private const int Step = 2_000;

    /// <summary>The filter of the page's fields; days are the site's.</summary>
    public static AuditFilter FilterOf(string? from, string? to, string? actor, string? command, string? subject) =>
        new(Midnight(from, 0), Midnight(to, 1), actor, command, subject);

    /// <summary>The file with the same filter.</summary>
    public static string PathOf(string? from, string? to, string? actor, string? command, string? subject) => Path + new QueryBuilder(
        new (string Name, string? Value)[] { ("from", from), ("to", to), ("actor", actor), ("command", command), ("subject", subject) }
            .Where(p => !string.IsNullOrWhiteSpace(p.Value)).Select(p => KeyValuePair.Create(p.Name, p.Value!)));

    public static IResult Send(HttpContext http, AuditQuery audit, StoreWriter writer, TimeProvider clock, string? from, string? to, string? actor, string? command, string? subject)
    {
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Stream(body => WriteAsync(body, http, audit, writer, clock, FilterOf(from, to, actor, command, subject)), "text/csv; charset=utf-8", "audit.csv");
    }

    private static async Task WriteAsync(Stream body, HttpContext http, AuditQuery audit, StoreWriter writer, TimeProvider clock, AuditFilter filter)
    {
        // First the entry, then the rows: who cuts the line at the end has still been seen.
        await writer.WriteAsync(
            db =>
            {
                Audit.Note(db, PersonClaims.ActorOf(http.User), "audit.exported", "audit", clock.GetUtcNow(), null, filter.ToString());
                return Task.CompletedTask;
            },
            CancellationToken.None);
        var ct = http.RequestAborted;
        await using var file = new StreamWriter(body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        await file.WriteAsync("at,actor,workstation,command,subject,before,after\r\n".AsMemory(), ct);
        long? before = null;
        for (var rows = 0; rows < MostRows; rows += Step)
        {
            var page = await audit.ListAsync(filter, Step, before, ct);
            foreach (var a in page)
            {
                var at = a.At.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
                await file.WriteAsync($"{at},{CsvCell.Quoted(a.ActorId)},{CsvCell.Quoted(a.Workstation)},{CsvCell.Quoted(a.Command)},{CsvCell.Quoted(a.Subject)},{CsvCell.Quoted(a.Before)},{CsvCell.Quoted(a.After)}\r\n".AsMemory(), ct);
            }

            if (page.Count < Step)
                break;
            before = page[^1].Seq;
        }

        await file.FlushAsync(ct);
    }

    private static DateTimeOffset? Midnight(string? day, int plus)
    {
        if (!DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) || date.Year is < 2000 or > 2099)
            return null;
        var local = date.AddDays(plus).ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(local, SiteZone.Zone.GetUtcOffset(local));
    }
}
