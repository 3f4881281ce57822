using System.Security.Claims;
using CallCenter.Web.Access;
using CallCenter.Web.Features.Quality;
using CallCenter.Web.Realtime.Wire;
using Crm.Domain;
using Crm.Domain.Quality;
using Persistence;
using Persistence.Quality;

namespace CallCenter.Web.Api;

/// <summary><c>/api/v1/evaluations</c>: reviews of calls. A reviewer sees every given review and his own drafts, an agent the given ones of himself.</summary>
internal static class EvaluationsApi
{
    public static void MapEvaluations(this RouteGroupBuilder api)
    {
        var own = api.MapGroup("/evaluations").RequireAuthorization(Rights.QualityOwn);
        own.MapGet("", ListAsync).WithName("ListEvaluations");
        own.MapGet("/forms", FormsAsync).WithName("ListEvaluationForms");
        own.MapGet("/{id:guid}", FindAsync).WithName("GetEvaluation");
        own.MapPost("", StartAsync).RequireAuthorization(Rights.QualityReview).WithName("StartEvaluation");
        own.MapPatch("/{id:guid}", AnswerAsync).RequireAuthorization(Rights.QualityReview).WithName("AnswerEvaluation");
        own.MapPost("/{id:guid}/transitions", MoveAsync).WithName("MoveEvaluation");
    }

    private static async Task<IResult> ListAsync([AsParameters] EvaluationListRequest request, ReviewQuery reviews, ClaimsPrincipal person, CancellationToken ct)
    {
        if (!KeysetPaging.TryRead(request.Limit, request.After, out var limit, out var after, out var problem))
            return problem;
        ReviewState state = default;
        if (request.State is not null && !Words.TryRead(request.State, out state))
            return ApiProblems.BadField("state", request.State, "draft, submitted, acknowledged or discarded");
        var filter = new ReviewFilter
        {
            InteractionId = request.InteractionId, AgentId = request.Agent, ReviewerId = request.Reviewer, State = request.State is null ? null : state,
            From = request.From, Before = request.To, Reader = person.Identity!.Name, SeesGiven = RoleRights.Has(person, Rights.QualityReview),
        };
        var lines = await reviews.ListAsync(filter, limit, after, ct);
        return TypedResults.Ok(new Page<EvaluationWire>(
            [.. lines.Select(l => EvaluationWire.From(l.Review))],
            KeysetPaging.Next(lines, limit, l => new PageCursor(l.Review.StartedAt.ToUnixTimeMilliseconds(), l.Review.Id.Value))));
    }

    private static async Task<IReadOnlyList<FormWire>> FormsAsync(ReviewQuery reviews, CancellationToken ct) => [.. (await reviews.FormsAsync(ct)).Select(FormWire.From)];

    private static async Task<IResult> FindAsync(Guid id, ReviewQuery reviews, ClaimsPrincipal person, CancellationToken ct) =>
        await reviews.FindAsync(new ReviewId(id), ct) is { } card && ReviewAccess.MayRead(person, card.Review)
            ? TypedResults.Ok(EvaluationWire.From(card.Review))
            : ApiProblems.NotFound("evaluation", id.ToString("D"));

    private static async Task<IResult> StartAsync(EvaluationBody body, ReviewStore store, ClaimsPrincipal person, HttpContext context, CancellationToken ct)
    {
        var actor = ActorOf(person, context);
        var begun = await store.StartAsync(body.InteractionId, body.Agent, body.Form ?? DefaultForms.RepairHotline, actor, ct);
        if (begun is not SaveResult<Review>.Saved saved || (body.Answers is null && body.Remark is null))
            return Answer(begun, isNew: true);
        return Answer(await store.ChangeAsync(saved.Value.Id, saved.Value.Version, [new ReviewCommand.Answer(Answers(body.Answers), body.Remark, actor.Id)], actor, ct), isNew: true);
    }

    private static async Task<IResult> AnswerAsync(
        Guid id, EvaluationPatch body, ReviewStore store, ReviewQuery reviews, ClaimsPrincipal person, HttpContext context, CancellationToken ct)
    {
        var actor = ActorOf(person, context);
        return await MayTouchAsync(id, reviews, person, ct)
            ? Answer(await store.ChangeAsync(new ReviewId(id), body.Version, [new ReviewCommand.Answer(Answers(body.Answers), body.Remark, actor.Id)], actor, ct))
            : ApiProblems.NotFound("evaluation", id.ToString("D"));
    }

    private static async Task<IResult> MoveAsync(
        Guid id, EvaluationTransition body, ReviewStore store, ReviewQuery reviews, ClaimsPrincipal person, HttpContext context, CancellationToken ct)
    {
        if (!Words.TryRead(body.To, out ReviewState to) || to == ReviewState.Draft)
            return ApiProblems.BadField("to", body.To, "submitted, acknowledged or discarded");
        if (to != ReviewState.Acknowledged && !RoleRights.Has(person, Rights.QualityReview))
            return ApiProblems.Forbidden(Rights.QualityReview);
        if (!await MayTouchAsync(id, reviews, person, ct))
            return ApiProblems.NotFound("evaluation", id.ToString("D"));
        var actor = ActorOf(person, context);
        ReviewCommand command = to switch
        {
            ReviewState.Submitted => new ReviewCommand.Submit(actor.Id),
            ReviewState.Acknowledged => new ReviewCommand.Acknowledge(body.Comment, actor.Id),
            _ => new ReviewCommand.Discard(actor.Id),
        };
        return Answer(await store.ChangeAsync(new ReviewId(id), body.Version, [command], actor, ct));
    }

    private static async Task<bool> MayTouchAsync(Guid id, ReviewQuery reviews, ClaimsPrincipal person, CancellationToken ct) =>
        await reviews.FindAsync(new ReviewId(id), ct) is { } card && ReviewAccess.MayRead(person, card.Review);

    private static IResult Answer(SaveResult<Review> result, bool isNew = false) => result switch
    {
        SaveResult<Review>.Saved saved when isNew => TypedResults.Created($"{ApiRoutes.Prefix}/evaluations/{saved.Value.Id.Value:D}", EvaluationWire.From(saved.Value)),
        SaveResult<Review>.Saved saved => TypedResults.Ok(EvaluationWire.From(saved.Value)),
        SaveResult<Review>.Refused { Refusal: { Rule: Refusal.NotFound } refusal } => ApiProblems.NotFound(refusal.Parameters[0].Name, refusal.Parameters[0].Value),
        SaveResult<Review>.Refused refused => ApiProblems.Conflict(refused.Refusal.Rule, refused.Refusal.Parameters.Select(p => KeyValuePair.Create(p.Name, p.Value))),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static System.Collections.Immutable.ImmutableArray<ItemAnswer> Answers(IReadOnlyList<AnswerWire>? answers) => [.. (answers ?? []).Select(a => a.ToAnswer())];

    private static Actor ActorOf(ClaimsPrincipal person, HttpContext context) => new(person.Identity!.Name!, context.Connection.RemoteIpAddress?.ToString());
}
