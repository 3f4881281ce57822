using System.Collections.Immutable;
using System.Globalization;
using System.Security.Claims;
using CallCenter.Web.Access;
using CallCenter.Web.Features.Webhooks;
using Crm.Domain;
using Crm.Domain.Administration;
using Crm.Domain.Webhooks;
using Persistence;
using Persistence.Webhooks;

namespace CallCenter.Web.Api;

/// <summary><c>/api/v1/webhooks</c>: subscriptions of programs to what is kept in the outbox. Everybody sees his own, administrators all; a subscription hears what its maker may hear.</summary>
internal static class WebhooksApi
{
    /// <summary>Where they are; answers that show a key are not kept for a repeated request.</summary>
    public const string Path = ApiRoutes.Prefix + "/webhooks";

    private const int DefaultLimit = 50;

    public static void MapWebhooks(this RouteGroupBuilder api)
    {
        var webhooks = api.MapGroup("/webhooks").RequireAuthorization(Rights.WebhookManage);
        webhooks.MapGet("/", ListAsync).WithName("ListWebhooks").Produces<Page<WebhookWire>>();
        webhooks.MapGet("/{id:guid}", FindAsync).WithName("GetWebhook").Produces<WebhookWire>().ProducesProblem(404);
        webhooks.MapPost("/", CreateAsync).WithName("CreateWebhook").Produces<WebhookWire>(201).ProducesProblem(400).ProducesProblem(409);
        webhooks.MapPatch("/{id:guid}", ChangeAsync).WithName("ChangeWebhook").Produces<WebhookWire>().ProducesProblem(400).ProducesProblem(409);
        webhooks.MapDelete("/{id:guid}", DeleteAsync).WithName("DeleteWebhook").Produces(204).ProducesProblem(404);
        webhooks.MapPost("/{id:guid}/secret", RekeyAsync).WithName("RekeyWebhook").Produces<WebhookWire>();
        webhooks.MapPost("/{id:guid}/test", TestAsync).WithName("TestWebhook").Produces<WebhookOutcome>();
        webhooks.MapGet("/{id:guid}/dead-letters", LettersAsync).WithName("ListDeadLetters").Produces<Page<DeadLetterWire>>();
        webhooks.MapPost("/{id:guid}/dead-letters/{letter:guid}/resend", ResendAsync).WithName("ResendDeadLetter").Produces<WebhookOutcome>().ProducesProblem(404);
    }

    private static async Task<IResult> ListAsync(WebhookDesk desk, ClaimsPrincipal person, CancellationToken ct) =>
        TypedResults.Ok(new Page<WebhookWire>([.. (await desk.ListAsync(person, ct)).Select(WebhookWire.From)], null));

    private static Task<IResult> FindAsync(Guid id, WebhookDesk desk, ClaimsPrincipal person, CancellationToken ct) =>
        WithAsync(id, desk, person, w => Task.FromResult<IResult>(TypedResults.Ok(WebhookWire.From(w))), ct);

    private static async Task<IResult> CreateAsync(WebhookBody body, WebhookDesk desk, ClaimsPrincipal person, CancellationToken ct)
    {
        var draft = new WebhookDraft(body.Name?.Trim() ?? "", body.Address?.Trim() ?? "", Kinds(body) ?? [], body.IsActive ?? true);
        return Answer(await desk.CreateAsync(draft, person, ct), m => TypedResults.Created($"{Path}/{m.Row.Id}", WebhookWire.From(m.Row) with { Secret = m.Secret }));
    }

    private static Task<IResult> ChangeAsync(Guid id, WebhookBody body, WebhookDesk desk, ClaimsPrincipal person, CancellationToken ct) => WithAsync(
        id,
        desk,
        person,
        async w =>
        {
            if (body.Version is not { } version)
                return ApiProblems.BadField("version", null, "the version that is changed");
            var draft = new WebhookDraft(body.Name?.Trim() ?? w.Name, body.Address?.Trim() ?? w.Address, Kinds(body) ?? [.. w.Kinds], body.IsActive ?? w.IsActive);
            return Answer(await desk.ChangeAsync(w, version, draft, person, ct), changed => TypedResults.Ok(WebhookWire.From(changed)));
        },
        ct);

    private static Task<IResult> DeleteAsync(Guid id, WebhookDesk desk, ClaimsPrincipal person, CancellationToken ct) =>
        WithAsync(id, desk, person, async w => Answer(await desk.DeleteAsync(w, person, ct), _ => TypedResults.NoContent()), ct);

    private static Task<IResult> RekeyAsync(Guid id, WebhookDesk desk, ClaimsPrincipal person, CancellationToken ct) =>
        WithAsync(id, desk, person, async w => Answer(await desk.RekeyAsync(w, person, ct), m => TypedResults.Ok(WebhookWire.From(m.Row) with { Secret = m.Secret })), ct);

    private static Task<IResult> TestAsync(Guid id, WebhookDesk desk, ClaimsPrincipal person, CancellationToken ct) =>
        WithAsync(id, desk, person, async w => TypedResults.Ok(await desk.TestAsync(w, person, ct)), ct);

    private static Task<IResult> LettersAsync(Guid id, int? limit, string? after, WebhookDesk desk, WebhookStore store, ClaimsPrincipal person, CancellationToken ct) => WithAsync(
        id,
        desk,
        person,
        async w =>
        {
            if (limit is < 1 or > Paging.MaxLimit)
                return ApiProblems.BadField("limit", limit, $"1 to {Paging.MaxLimit}");
            long? before = null;
            if (!string.IsNullOrEmpty(after))
            {
                if (!long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var seq))
                    return ApiProblems.BadField("after", after, "the 'next' of the page before");
                before = seq;
            }

            var rows = await store.LettersAsync(w.Id, limit ?? DefaultLimit, before, ct);
            return TypedResults.Ok(new Page<DeadLetterWire>([.. rows.Select(DeadLetterWire.From)], rows.Count < (limit ?? DefaultLimit) ? null : rows[^1].Seq.ToString(CultureInfo.InvariantCulture)));
        },
        ct);

    private static Task<IResult> ResendAsync(Guid id, Guid letter, WebhookDesk desk, WebhookStore store, ClaimsPrincipal person, CancellationToken ct) => WithAsync(
        id,
        desk,
        person,
        async w => await store.LetterAsync(w.Id, letter, ct) is { } found ? TypedResults.Ok(await desk.ResendAsync(w, found, person, ct)) : ApiProblems.NotFound("dead letter", letter.ToString()),
        ct);

    private static async Task<IResult> WithAsync(Guid id, WebhookDesk desk, ClaimsPrincipal person, Func<WebhookRow, Task<IResult>> deed, CancellationToken ct) =>
        await desk.FindAsync(id, person, ct) is { } row ? await deed(row) : ApiProblems.NotFound("webhook", id.ToString());

    private static ImmutableArray<string>? Kinds(WebhookBody body) => body.Events is { } events ? [.. events.Where(e => e is not null).Select(e => e.Trim()).Distinct(StringComparer.Ordinal)] : null;

    private static IResult Answer<T>(SaveResult<T> result, Func<T, IResult> saved)
    {
        if (result is SaveResult<T>.Refused { Refusal: var refusal } && refusal.Rule is FieldRules.Missing or FieldRules.TooLong or FieldRules.WrongForm)
            return ApiProblems.BadField(Of(refusal, "field") ?? "", Of(refusal, "value"), Allowed(refusal));
        return RuleAnswers.Of(result, saved);
    }

    private static string Allowed(Refusal refusal) => Of(refusal, "allowed") switch
    {
        "webhook-address" => "an absolute http(s) address without user and fragment",
        "webhook-event" => $"family.name or family.*, of the families {string.Join(", ", WebhookRules.Families)}",
        _ => "something shorter, without control characters",
    };

    private static string? Of(Refusal refusal, string name) => refusal.Parameters.Where(p => p.Name == name).Select(p => p.Value).FirstOrDefault();
}
