using System.Security.Claims;
using System.Text.Json;
using CallCenter.Web.Access;
using CallCenter.Web.Features.Lists;
using CallCenter.Web.Features.SignIn;
using CallCenter.Web.Realtime.Wire;
using Crm.Domain;
using Crm.Domain.Administration;
using Crm.Domain.Lists;
using Persistence.Lists;

namespace CallCenter.Web.Api;

/// <summary><c>/api/v1/lists</c>: saved lists of tickets, customers and units, and the fields that their queries may name.</summary>
internal static class ListsApi
{
    private const string Subjects = "tickets, customers or units";

    public static void MapLists(this RouteGroupBuilder api)
    {
        var lists = api.MapGroup("/lists").RequireAuthorization(Rights.CustomerRead);
        lists.MapGet("/", ListAsync).WithName("ListLists").Produces<Page<ListWire>>();
        lists.MapGet("/fields", Fields).WithName("ListQueryFields").Produces<Page<ListFieldWire>>();
        lists.MapGet("/{id:guid}", FindAsync).WithName("GetList").Produces<ListWire>().ProducesProblem(404);
        lists.MapPost("/", CreateAsync).WithName("CreateList").Produces<ListWire>(201).ProducesProblem(400).ProducesProblem(409);
        lists.MapPatch("/{id:guid}", ChangeAsync).WithName("ChangeList").Produces<ListWire>().ProducesProblem(409);
        lists.MapPost("/{id:guid}/transitions", StepAsync).WithName("StepList").ProducesProblem(409);
    }

    /// <summary>400 for a query that cannot be, 404 for a list that is not there.</summary>
    public static IResult Wrong(Refusal refusal)
    {
        if (refusal.Rule == Refusal.NotFound)
            return RuleAnswers.Of(refusal);
        var extensions = refusal.Parameters.IsDefaultOrEmpty ? [] : refusal.Parameters.ToDictionary(p => p.Name, p => (object?)p.Value, StringComparer.Ordinal);
        extensions["rule"] = refusal.Rule;
        return TypedResults.Problem($"The query is refused by rule {refusal.Rule}.", statusCode: StatusCodes.Status400BadRequest, title: "A field is wrong", type: "/problems/field", extensions: extensions);
    }

    /// <summary>What a list holds, in words: its name, its query, the other filters.</summary>
    public static string FilterText(ListWords words, SavedList? list, ListCriteria? criteria, string others) =>
        string.Join(" · ", new[] { list?.Draft.Name, criteria is null ? null : words.Sentence(criteria.Query), Uri.UnescapeDataString(others) }.Where(p => !string.IsNullOrEmpty(p)));

    private static async Task<IResult> ListAsync(string? subject, SavedListStore lists, ClaimsPrincipal person, CancellationToken ct)
    {
        if (subject is not null && !Words.TryRead<ListSubject>(subject, out _))
            return ApiProblems.BadField("subject", subject, Subjects);
        var found = await lists.ListAsync(ListLookUp.ReaderOf(person), Words.TryRead(subject, out ListSubject of) ? of : null, ct);
        return TypedResults.Ok(new Page<ListWire>([.. found.Select(ListWire.From)], null));
    }

    private static IResult Fields(string? subject, ListWords words) => Words.TryRead(subject, out ListSubject of)
        ? TypedResults.Ok(new Page<ListFieldWire>([.. QueryFields.Of(of).Select(f => ListFieldWire.From(f, words))], null))
        : ApiProblems.BadField("subject", subject, Subjects);

    private static async Task<IResult> FindAsync(Guid id, SavedListStore lists, ClaimsPrincipal person, CancellationToken ct) =>
        await lists.FindAsync(ListLookUp.ReaderOf(person), id, ct) is { } list ? TypedResults.Ok(ListWire.From(list)) : ApiProblems.NotFound("list", id.ToString());

    private static async Task<IResult> CreateAsync(ListBody body, SavedListStore lists, ClaimsPrincipal person, CancellationToken ct)
    {
        if (!Words.TryRead(body.Subject, out ListSubject subject))
            return ApiProblems.BadField("subject", body.Subject, Subjects);
        var (draft, problem) = DraftOf(body, subject, null, person);
        if (problem is not null)
            return problem;
        var result = await lists.CreateAsync(draft!, ListLookUp.MayShare(person), PersonClaims.ActorOf(person), ct);
        return await AnswerAsync(result, lists, person, isNew: true, ct);
    }

    private static async Task<IResult> ChangeAsync(Guid id, ListBody body, SavedListStore lists, ClaimsPrincipal person, CancellationToken ct)
    {
        if (body.Version is not { } version)
            return ApiProblems.BadField("version", null, "the version that was read");
        if (await lists.FindAsync(ListLookUp.ReaderOf(person), id, ct) is not { } list)
            return ApiProblems.NotFound("list", id.ToString());
        var (draft, problem) = DraftOf(body, list.Draft.Subject, list.Draft, person);
        if (problem is not null)
            return problem;
        return await AnswerAsync(await lists.SaveAsync(id, version, draft!, ListLookUp.MayShare(person), PersonClaims.ActorOf(person), ct), lists, person, isNew: false, ct);
    }

    private static async Task<IResult> StepAsync(Guid id, ListTransition body, SavedListStore lists, ClaimsPrincipal person, CancellationToken ct)
    {
        var reader = ListLookUp.ReaderOf(person);
        if (body.To is "deleted" or "restored")
            return RuleAnswers.Of(await lists.DeleteAsync(id, body.To == "restored", PersonClaims.ActorOf(person), ct), _ => TypedResults.NoContent());
        if (body.To is not ("default" or "notDefault"))
            return ApiProblems.BadField("to", body.To, "deleted, restored, default or notDefault");
        return await lists.FindAsync(reader, id, ct) is { } list
            ? RuleAnswers.Of(await lists.StartWithAsync(reader, list.Draft.Subject, body.To == "default" ? id : null, ct), _ => TypedResults.NoContent())
            : ApiProblems.NotFound("list", id.ToString());
    }

    private static (SavedListDraft? Draft, IResult? Problem) DraftOf(ListBody body, ListSubject subject, SavedListDraft? before, ClaimsPrincipal person)
    {
        var audience = before?.Audience ?? ListAudience.Nobody;
        if (body.Audience is { } word && !Words.TryRead(word, out audience))
            return (null, ApiProblems.BadField("audience", word, "nobody, role or team"));
        if (before is null && body.Query is not { ValueKind: JsonValueKind.Object })
            return (null, ApiProblems.BadField("query", null, "an object with all, any or field"));
        var json = body.Query is { ValueKind: JsonValueKind.Object } given ? given.GetRawText() : before!.Query;
        var (node, refusal) = QueryJson.Read(subject, json, RoleRights.Has(person, Rights.CustomerReveal));
        if (refusal is not null)
            return (null, Wrong(refusal));
        var name = audience == ListAudience.Nobody ? null : body.AudienceName ?? before?.AudienceName;
        return (new SavedListDraft(subject, body.Name ?? before?.Name ?? "", QueryJson.Write(node!), audience, name), null);
    }

    private static async Task<IResult> AnswerAsync(Persistence.SaveResult<Guid> result, SavedListStore lists, ClaimsPrincipal person, bool isNew, CancellationToken ct)
    {
        if (result is not Persistence.SaveResult<Guid>.Saved saved)
            return result is Persistence.SaveResult<Guid>.Refused { Refusal: { Rule: FieldRules.Missing or FieldRules.TooLong or FieldRules.WrongForm or FieldRules.Unknown } wrong } ? Wrong(wrong) : RuleAnswers.Of(result, _ => TypedResults.NoContent());
        var wire = ListWire.From((await lists.FindAsync(ListLookUp.ReaderOf(person), saved.Value, ct))!);
        return isNew ? TypedResults.Created($"{ApiRoutes.Prefix}/lists/{wire.Id:D}", wire) : TypedResults.Ok(wire);
    }
}
