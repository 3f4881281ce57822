using System.Globalization;
using System.Security.Claims;
using System.Text;
using CallCenter.Web.Api;
using CallCenter.Web.Features.Customers;
using CallCenter.Web.Features.SignIn;
using CallCenter.Web.Features.Spreadsheets;
using Crm.Domain.Dispatch;
using Crm.Domain.PhoneNumbers;
using Microsoft.Extensions.Localization;
using Persistence;
using Persistence.Administration;
using Persistence.Dispatch;

namespace CallCenter.Web.Features.Sites;

/// <summary>Sites and technicians as files for a spreadsheet: numbers masked, no cell a formula, a line in the audit first (invariant 26). There are some dozen of one and some hundred of the other: no limit is needed.</summary>
internal static class SiteExport
{
    public static async Task<IResult> SitesAsync(
        string? format, DispatchQuery query, CrmWords words, IStringLocalizer<SiteText> texts, StoreWriter writer, BusinessClock clock, ClaimsPrincipal person, CancellationToken ct)
    {
        var sites = (await query.SitesAsync(ct)).Where(s => SiteScope.Sees(person, s.Code));
        List<string?[]> rows =
        [
            [texts["Code"], texts["NameZh"], texts["NameEn"], texts["Level"], texts["File.Regions"], texts["DefaultFor"], texts["Categories"], texts["Brands"], texts["Capacity"], texts["Morning"], texts["Afternoon"],
                texts["Opens"], texts["Closes"], texts["Priority"], texts["Contact"], texts["Phone"], texts["Address"], texts["Kilometres"], texts["State"], texts["StateReason"]],
            .. sites.Select(s => new[]
            {
                s.Code, s.NameZh, s.NameEn, words.Of(s.Level), string.Join(' ', s.RegionPrefixes), string.Join(' ', s.DefaultFor), string.Join(' ', s.Categories), string.Join(' ', s.Brands), Number(s.DailyCapacity),
                Number(s.CapacityOf(HalfDay.Morning)), Number(s.CapacityOf(HalfDay.Afternoon)), Time(s.Opens), Time(s.Closes), Number(s.Priority), s.Contact, PhoneNumber.Mask(s.E164), s.Address,
                string.Join(' ', s.Kilometres), words.Of(s.State), s.StateReason,
            }),
        ];
        return await SendAsync("service-sites", texts["Sites"], format, rows, writer, clock, person, ct);
    }

    public static async Task<IResult> TechniciansAsync(
        string? format, SiteStore store, CrmWords words, IStringLocalizer<SiteText> texts, StoreWriter writer, BusinessClock clock, ClaimsPrincipal person, CancellationToken ct)
    {
        var people = (await store.TechniciansAsync(ct)).Where(t => SiteScope.Sees(person, t.SiteCode));
        List<string?[]> rows =
        [
            [texts["Code"], texts["Name"], texts["Site"], texts["Phone"], texts["Categories"], texts["Brands"], texts["Certificates"], texts["Places"], texts["State"], texts["StateReason"]],
            .. people.Select(t => new[]
            {
                t.Code, t.Name, t.SiteCode, PhoneNumber.Mask(t.E164), string.Join(' ', t.Categories), string.Join(' ', t.Brands), string.Join(' ', t.Certificates), Number(t.Places), words.Of(t.State), t.StateReason,
            }),
        ];
        return await SendAsync("technicians", texts["Technicians"], format, rows, writer, clock, person, ct);
    }

    private static async Task<IResult> SendAsync(
        string what, string title, string? format, List<string?[]> rows, StoreWriter writer, BusinessClock clock, ClaimsPrincipal person, CancellationToken ct)
    {
        if (format is not (null or "csv" or "xlsx"))
            return ApiProblems.BadField("format", format, "csv or xlsx");
        var now = clock.GetUtcNow();
        await writer.WriteAsync(
            db =>
            {
                Audit.Note(db, PersonClaims.ActorOf(person), what + ".exported", what + ":" + (format ?? "csv"), now, after: Number(rows.Count - 1));
                return Task.CompletedTask;
            },
            ct);
        var name = $"{what}-{CrmWords.FullMinute(now)[..10]}";
        if (format != "xlsx")
        {
            var text = new StringBuilder();
            foreach (var row in rows)
                text.AppendJoin(',', row.Select(CsvCell.Of)).Append("\r\n");
            return TypedResults.File([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text.ToString())], "text/csv; charset=utf-8", name + ".csv");
        }

        var content = new MemoryStream();
        await Workbook.WriteAsync(content, [(title, rows)], ct);
        return TypedResults.File(content.ToArray(), Workbook.ContentType, name + ".xlsx");
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string? Time(TimeOnly? time) => time?.ToString("HH:mm", CultureInfo.InvariantCulture);
}
