using System.Globalization;
using System.Security.Claims;
using System.Text;
using CallCenter.Web.Access;
using CallCenter.Web.Api;
using CallCenter.Web.Features.Spreadsheets;
using Crm.Domain.Imports;
using Persistence.Imports;

namespace CallCenter.Web.Features.Imports;

/// <summary>What was wrong with the rows of a file, as a file: row, field, value, and what is allowed.</summary>
internal static class ImportFaultsFile
{
    private static readonly string[] Columns = ["Line", "FieldOf", "Value", "Reason"];

    public static async Task<IResult> SendAsync(Guid id, ImportStore store, ImportWords words, ClaimsPrincipal person, CancellationToken ct)
    {
        if (await store.FindAsync(id, ct) is not { } import || !MaySee(import, person))
            return ApiProblems.NotFound("import", id.ToString());
        var text = new StringBuilder().AppendJoin(',', Columns.Select(c => CsvCell.Of(words.Text(c)))).Append("\r\n");
        foreach (var fault in await store.FaultsAsync(id, ImportLimits.MostFaults, 0, ct))
            text.AppendJoin(',', fault.Line.ToString(CultureInfo.InvariantCulture), CsvCell.Of(words.Field(fault.Field)), CsvCell.Of(fault.Value), CsvCell.Of(words.Of(ImportStore.RefusalOf(fault.Refusal)))).Append("\r\n");
        return TypedResults.File([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text.ToString())], "text/csv; charset=utf-8", $"import-{import.CreatedAt:yyyyMMdd}-faults.csv");
    }

    /// <summary>One's own; who administers sees all.</summary>
    public static bool MaySee(ImportRow import, ClaimsPrincipal person) => import.StartedBy == person.Identity?.Name || RoleRights.Has(person, Rights.Administer);
}
