using System.Globalization;
using System.Security.Claims;
using System.Text.Json;
using System.Text.Json.Nodes;
using CallCenter.Web.Access;
using CallCenter.Web.Features.Catalogue;
using CallCenter.Web.Features.SignIn;
using Crm.Domain;
using Crm.Domain.Administration;
using Crm.Domain.Customers;
using Persistence;

namespace CallCenter.Web.Api;

/// <summary><c>/api/v1/catalogue</c>: brands, categories, models, parts lists, symptoms, service items, prices, by the same sheets as the pages. Money in fen.</summary>
internal static class CatalogueApi
{
    public static void MapCatalogue(this RouteGroupBuilder api)
    {
        var catalogue = api.MapGroup("/catalogue");
        catalogue.MapGet("/", Tables).RequireAuthorization(Rights.CustomerRead).WithName("ListCatalogueTables");
        catalogue.MapGet("/{table}", ListAsync).RequireAuthorization(Rights.CustomerRead).WithName("ListCatalogue");
        catalogue.MapPost("/{table}", CreateAsync).RequireAuthorization(Rights.CatalogueManage).WithName("CreateCatalogueRow");
        catalogue.MapPatch("/{table}/{key}", ChangeAsync).RequireAuthorization(Rights.CatalogueManage).WithName("ChangeCatalogueRow");
        catalogue.MapDelete("/{table}/{key}", DeleteAsync).RequireAuthorization(Rights.CatalogueManage).WithName("DeleteCatalogueRow");
    }

    private static IResult Tables(CatalogueDesk desk) => TypedResults.Ok(new
    {
        items = desk.Sheets.All.Select(s => new { name = s.Name, fields = s.Fields.Select(f => new { name = f.Name, kind = char.ToLowerInvariant(f.Kind.ToString()[0]) + f.Kind.ToString()[1..], isFixed = f.IsFixed }) }),
    });

    private static async Task<IResult> ListAsync(string table, int? limit, string? after, string? search, CatalogueDesk desk, CancellationToken ct)
    {
        if (desk.Sheets.Find(table) is not { } sheet)
            return ApiProblems.NotFound("table", table);
        if (!Paging.TryRead(limit, null, out var page, out var problem))
            return problem;
        var rows = await sheet.RowsAsync(desk.Store, await desk.BookAsync(ct), ct);
        IEnumerable<SheetRow> found = string.IsNullOrWhiteSpace(search) ? rows : rows.Where(r => r.Cells.Any(c => Pinyin.Matches(c, search)));
        if (!string.IsNullOrEmpty(after))
            found = found.SkipWhile(r => r.Key != after).Skip(1);
        List<SheetRow> items = [.. found.Take(page.Limit)];
        return TypedResults.Ok(new Page<JsonObject>([.. items.Select(r => Wire(sheet, r))], items.Count < page.Limit ? null : items[^1].Key));
    }

    private static async Task<IResult> CreateAsync(string table, JsonObject body, CatalogueDesk desk, ClaimsPrincipal person, HttpContext http, CancellationToken ct) =>
        await SaveAsync(table, null, body, desk, person, http, ct);

    private static async Task<IResult> ChangeAsync(string table, string key, JsonObject body, CatalogueDesk desk, ClaimsPrincipal person, HttpContext http, CancellationToken ct) =>
        await SaveAsync(table, key, body, desk, person, http, ct);

    private static async Task<IResult> SaveAsync(string table, string? key, JsonObject body, CatalogueDesk desk, ClaimsPrincipal person, HttpContext http, CancellationToken ct)
    {
        if (desk.Sheets.Find(table) is not { } sheet)
            return ApiProblems.NotFound("table", table);
        int? version = null;
        if (key is not null)
        {
            if (body["version"] is not JsonValue told || !told.TryGetValue(out int number))
                return ApiProblems.BadField("version", null, "the version that was read");
            version = number;
        }

        Dictionary<string, string> texts = new(StringComparer.Ordinal);
        foreach (var (name, value) in body)
        {
            if (name is "version" or "key")
                continue;
            if (sheet.Fields.FirstOrDefault(f => f.Name == name) is not { } field)
                return ApiProblems.BadField(name, value?.ToString(), string.Join(", ", sheet.Fields.Select(f => f.Name)));
            if (TextOf(field, value) is not { } text)
                return ApiProblems.BadField(name, value?.ToString(), char.ToLowerInvariant(field.Kind.ToString()[0]) + field.Kind.ToString()[1..]);
            texts[name] = text;
        }

        var book = await desk.BookAsync(ct);
        if (await sheet.CheckAsync(desk.Store, book, key, texts, ct) is [var wrong, ..])
            return Problem(wrong);
        return await sheet.SaveAsync(desk.Store, book, key, version, texts, ActorOf(person, http), ct) switch
        {
            SaveResult<SheetRow>.Saved saved when key is null => TypedResults.Created($"{ApiRoutes.Prefix}/catalogue/{table}/{Uri.EscapeDataString(saved.Value.Key)}", Wire(sheet, saved.Value)),
            SaveResult<SheetRow>.Saved saved => TypedResults.Ok(Wire(sheet, saved.Value)),
            SaveResult<SheetRow>.Refused refused => Problem(refused.Refusal),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static async Task<IResult> DeleteAsync(string table, string key, int? version, CatalogueDesk desk, ClaimsPrincipal person, HttpContext http, CancellationToken ct)
    {
        if (desk.Sheets.Find(table) is not { } sheet)
            return ApiProblems.NotFound("table", table);
        if (version is not { } read)
            return ApiProblems.BadField("version", null, "the version that was read");
        return await sheet.DeleteAsync(desk.Store, await desk.BookAsync(ct), key, read, ActorOf(person, http), ct) is SaveResult<SheetRow>.Refused refused ? Problem(refused.Refusal) : TypedResults.NoContent();
    }

    private static JsonObject Wire(ICatalogueSheet sheet, SheetRow row)
    {
        var wire = new JsonObject { ["key"] = row.Key, ["version"] = row.Version };
        for (var at = 0; at < sheet.Fields.Count; at++)
            wire[sheet.Fields[at].Name] = ValueOf(sheet.Fields[at].Kind, row.Cells[at]);
        return wire;
    }

    private static JsonNode? ValueOf(SheetFieldKind kind, string text) => kind switch
    {
        SheetFieldKind.Flag => text.Length > 0,
        SheetFieldKind.Number => int.Parse(text, CultureInfo.InvariantCulture),
        SheetFieldKind.Money => (long)(decimal.Parse(text, CultureInfo.InvariantCulture) * 100),
        _ => text.Length == 0 ? null : text,
    };

    private static string? TextOf(SheetField field, JsonNode? value) => value switch
    {
        null => "",
        JsonValue v when field.Kind == SheetFieldKind.Money => v.TryGetValue(out long fen) ? new Money(fen).ToString() : null,
        JsonValue v when field.Kind == SheetFieldKind.Number => v.TryGetValue(out int number) ? number.ToString(CultureInfo.InvariantCulture) : null,
        JsonValue v when field.Kind == SheetFieldKind.Flag => v.TryGetValue(out bool flag) ? flag ? "true" : "" : null,
        JsonValue v => v.GetValueKind() == JsonValueKind.String ? v.GetValue<string>() : null,
        _ => null,
    };

    private static Actor ActorOf(ClaimsPrincipal person, HttpContext http) => PersonClaims.ActorOf(person) with { Workstation = http.Connection.RemoteIpAddress?.ToString() };

    /// <summary>A wrong field is the caller's fault (400); a row that does not exist 404; everything else is a rule that stands against it (409).</summary>
    internal static IResult Problem(Refusal refusal)
    {
        var parameters = refusal.Parameters.ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal);
        return refusal.Rule switch
        {
            Refusal.NotFound => ApiProblems.NotFound(parameters.GetValueOrDefault("field") ?? refusal.Parameters[0].Name, parameters.GetValueOrDefault("value") ?? refusal.Parameters[0].Value),
            FieldRules.Missing => ApiProblems.BadField(parameters["field"], null, "a value"),
            FieldRules.TooLong => ApiProblems.BadField(parameters["field"], null, $"at most {parameters["max"]} characters"),
            FieldRules.OutOfRange => ApiProblems.BadField(parameters["field"], parameters["value"], $"{parameters["min"]} to {parameters["max"]}"),
            FieldRules.WrongForm => ApiProblems.BadField(parameters["field"], parameters["value"], parameters["allowed"]),
            FieldRules.Unknown => ApiProblems.BadField(parameters["field"], parameters["value"], "one that exists"),
            _ => ApiProblems.Conflict(refusal.Rule, parameters),
        };
    }
}
