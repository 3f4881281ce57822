using System.Globalization;
using System.Security.Claims;
using CallCenter.Web.Access;
using CallCenter.Web.Features.Imports;
using CallCenter.Web.Features.SignIn;
using CallCenter.Web.Features.Spreadsheets;
using CallCenter.Web.Realtime.Wire;
using Crm.Domain;
using Crm.Domain.Administration;
using Crm.Domain.Imports;
using Microsoft.AspNetCore.Mvc;
using Persistence;
using Persistence.Imports;

namespace CallCenter.Web.Api;

/// <summary><c>/api/v1/imports</c>: a file is uploaded, tried, carried out in the background, and can be taken back for a day.</summary>
internal static class ImportsApi
{
    public static void MapImports(this RouteGroupBuilder api)
    {
        var imports = api.MapGroup("/imports").RequireAuthorization(Rights.DataImport);
        imports.MapGet("/", ListAsync).WithName("ListImports").Produces<Page<ImportWire>>();
        imports.MapPost("/", TakeAsync).WithName("UploadImport").Accepts<byte[]>("text/csv", Workbook.ContentType).Produces<ImportWire>(201).ProducesProblem(400)
            .WithMetadata(new RequestSizeLimitAttribute(ImportLimits.MostBytes + 1));
        imports.MapGet("/{id:guid}", FindAsync).WithName("GetImport").Produces<ImportWire>().ProducesProblem(404);
        imports.MapGet("/{id:guid}/errors", FaultsAsync).WithName("ListImportErrors").Produces<Page<ImportFaultWire>>();
        imports.MapGet("/{id:guid}/kept", KeptAsync).WithName("ListImportKept").Produces<Page<ImportKeptWire>>();
        imports.MapPost("/{id:guid}/transitions", StepAsync).WithName("StepImport").Produces<ImportWire>(202).ProducesProblem(400).ProducesProblem(409);
    }

    private static async Task<IResult> ListAsync(int? limit, ImportStore store, ClaimsPrincipal person, CancellationToken ct)
    {
        if (limit is < 1 or > Paging.MaxLimit)
            return ApiProblems.BadField("limit", limit, $"1 to {Paging.MaxLimit}");
        var rows = await store.ListAsync(RoleRights.Has(person, Rights.Administer) ? null : person.Identity!.Name!, limit ?? 50, ct);
        return TypedResults.Ok(new Page<ImportWire>([.. rows.Select(r => ImportWire.From(r))], null));
    }

    private static async Task<IResult> TakeAsync(string? kind, string? name, HttpRequest request, ImportFiles files, ImportStore store, ClaimsPrincipal person, CancellationToken ct)
    {
        if (!Words.TryRead(kind, out ImportKind of))
            return ApiProblems.BadField("kind", kind, "customers or units");
        return await files.TakeAsync(of, name ?? "api", request.Body, PersonClaims.ActorOf(person), ct) switch
        {
            SaveResult<ImportRow>.Saved saved => TypedResults.Created($"{ApiRoutes.Prefix}/imports/{saved.Value.Id:D}", ImportWire.From(saved.Value, await store.EarlierAsync(saved.Value, ct))),
            SaveResult<ImportRow>.Refused refused => ListsApi.Wrong(refused.Refusal),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static async Task<IResult> FindAsync(Guid id, ImportStore store, ClaimsPrincipal person, CancellationToken ct) =>
        await SeenAsync(id, store, person, ct) is { } import ? TypedResults.Ok(ImportWire.From(import, await store.EarlierAsync(import, ct))) : ApiProblems.NotFound("import", id.ToString());

    private static async Task<IResult> FaultsAsync(Guid id, int? limit, string? after, ImportStore store, ImportWords words, ClaimsPrincipal person, CancellationToken ct)
    {
        if (limit is < 1 or > Paging.MaxLimit)
            return ApiProblems.BadField("limit", limit, $"1 to {Paging.MaxLimit}");
        if (!long.TryParse(after ?? "0", NumberStyles.None, CultureInfo.InvariantCulture, out var last))
            return ApiProblems.BadField("after", after, "the 'next' of the page before");
        if (await SeenAsync(id, store, person, ct) is null)
            return ApiProblems.NotFound("import", id.ToString());
        var rows = await store.FaultsAsync(id, limit ?? 50, last, ct);
        return TypedResults.Ok(new Page<ImportFaultWire>([.. rows.Select(f => ImportFaultWire.From(f, words))], rows.Count < (limit ?? 50) ? null : rows[^1].Seq.ToString(CultureInfo.InvariantCulture)));
    }

    private static async Task<IResult> KeptAsync(Guid id, ImportStore store, ClaimsPrincipal person, CancellationToken ct) => await SeenAsync(id, store, person, ct) is null
        ? ApiProblems.NotFound("import", id.ToString())
        : TypedResults.Ok(new Page<ImportKeptWire>([.. (await store.KeptAsync(id, Paging.MaxLimit, ct)).Select(c => new ImportKeptWire(c.Line, c.EntityId, c.Number, c.IsNew))], null));

    private static async Task<IResult> StepAsync(Guid id, ImportStepBody body, ImportStore store, ImportRunner runner, ClaimsPrincipal person, CancellationToken ct)
    {
        if (await SeenAsync(id, store, person, ct) is not { } import)
            return ApiProblems.NotFound("import", id.ToString());
        var duplicates = import.Duplicates;
        if (body.Duplicates is { } word && !Words.TryRead(word, out duplicates))
            return ApiProblems.BadField("duplicates", word, "skip, fillEmpty or makeAnyway");
        var actor = PersonClaims.ActorOf(person);
        SaveResult<ImportRow> result;
        switch (body.To)
        {
            case "tried" or "running":
                result = await store.StartAsync(id, body.Mapping ?? ImportStore.MappingOf(import), duplicates, body.To == "tried", actor, ct);
                break;
            case "cancelled":
                result = await store.CancelAsync(id, actor, ct);
                break;
            case "undone":
                result = await store.UndoAsync(id, actor, ct);
                break;
            default:
                return ApiProblems.BadField("to", body.To, "tried, running, cancelled or undone");
        }

        runner.Wake();
        if (result is SaveResult<ImportRow>.Refused { Refusal: { Rule: FieldRules.Missing or FieldRules.Unknown or FieldRules.Taken or FieldRules.OutOfRange } wrong })
            return ListsApi.Wrong(wrong);
        return RuleAnswers.Of(result, row => TypedResults.Accepted($"{ApiRoutes.Prefix}/imports/{id:D}", ImportWire.From(row)));
    }

    private static async Task<ImportRow?> SeenAsync(Guid id, ImportStore store, ClaimsPrincipal person, CancellationToken ct) =>
        await store.FindAsync(id, ct) is { } import && ImportFaultsFile.MaySee(import, person) ? import : null;
}
