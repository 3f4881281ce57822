using System.Security.Claims;
using CallCenter.Web.Access;
using CallCenter.Web.Features.Knowledge;
using CallCenter.Web.Realtime.Wire;
using Crm.Domain;
using Crm.Domain.Knowledge;
using Crm.Domain.Tickets;
using Persistence;
using Persistence.Knowledge;
using Persistence.Queries;

namespace CallCenter.Web.Api;

/// <summary><c>/api/v1/articles</c>: knowledge articles, their drafts, versions and steps.</summary>
internal static class ArticlesApi
{
    public static void MapArticles(this RouteGroupBuilder api)
    {
        var articles = api.MapGroup("/articles").RequireAuthorization(Rights.KnowledgeRead);
        articles.MapGet("", ListAsync).Produces<Page<ArticleLineWire>>().WithName("ListArticles");
        articles.MapGet("/{number}", FindAsync).Produces<ArticleWire>().WithName("GetArticle");
        articles.MapGet("/{number}/versions/{version:int}", VersionAsync).Produces<ArticleVersionWire>().WithName("GetArticleVersion");
        articles.MapPost("", BeginAsync).RequireAuthorization(Rights.KnowledgeEdit).Produces<ArticleWire>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status409Conflict).WithName("BeginArticle");
        articles.MapPatch("/{number}", EditAsync).RequireAuthorization(Rights.KnowledgeEdit).Produces<ArticleWire>().ProducesProblem(StatusCodes.Status409Conflict).WithName("EditArticle");
        articles.MapPost("/{number}/transitions", MoveAsync).Produces<ArticleWire>().ProducesProblem(StatusCodes.Status409Conflict).WithName("MoveArticle");
        articles.MapPost("/{number}/votes", VoteAsync).ProducesProblem(StatusCodes.Status409Conflict).WithName("VoteArticle");
    }

    private static async Task<IResult> ListAsync(string? state, int? limit, string? after, ArticleReads reads, ClaimsPrincipal person, CancellationToken ct)
    {
        ArticleState? wanted = null;
        if (state is not null)
        {
            if (!Words.TryRead(state, out ArticleState read))
                return ApiProblems.BadField("state", state, "draft, inReview, approved, published or retired");
            wanted = read;
        }

        var seesDrafts = ArticleReads.SeesDrafts(person);
        if (wanted is not (null or ArticleState.Published) && !seesDrafts)
            return ApiProblems.Forbidden(Rights.KnowledgeEdit);
        if (!Paging.TryRead(limit, null, out var page, out var problem))
            return problem;
        if (after?.Length > ArticleRules.NumberLength)
            return ApiProblems.BadField("after", after, "the 'next' of the page before");
        // Who may only read lists what is in force, also where a new draft is being written.
        var filter = seesDrafts ? new ArticleFilter { State = wanted } : new ArticleFilter { IsInForce = true };
        var (items, next) = await reads.PageAsync(filter, page.Limit, after, person, ct);
        return TypedResults.Ok(new Page<ArticleLineWire>([.. items.Select(a => ArticleLineWire.From(a, seesDrafts))], next));
    }

    private static async Task<IResult> FindAsync(string number, ArticleReads reads, TimeProvider clock, ClaimsPrincipal person, CancellationToken ct) =>
        await reads.FindAsync(number, person, ct) is { } found ? TypedResults.Ok(Wire(found, person, clock)) : ApiProblems.NotFound("article", number);

    private static async Task<IResult> VersionAsync(string number, int version, ArticleReads reads, ClaimsPrincipal person, CancellationToken ct) =>
        await reads.FindAsync(number, person, ct) is { } found
        && await reads.VersionAsync(found, version, ct) is { } published
        && (ArticleReads.SeesDrafts(person) || KnowledgeSearch.MayRead(person, published.Content))
            ? TypedResults.Ok(ArticleVersionWire.From(published))
            : ApiProblems.NotFound("article version", $"{number} {version}");

    private static async Task<IResult> BeginAsync(ArticleBeginBody body, ArticleChanges changes, ArticleReads reads, TimeProvider clock, ClaimsPrincipal person, CancellationToken ct)
    {
        if (body.Content is null)
            return ApiProblems.BadField("content", null, "what the article says");
        var content = body.Content.Over(null);
        var number = string.IsNullOrWhiteSpace(body.Number) ? await reads.NextNumberAsync(content, ct) : body.Number.Trim();
        return await changes.BeginAsync(number, content, Me(person), ct) switch
        {
            SaveResult<Article>.Saved saved => TypedResults.Created($"{ApiRoutes.Prefix}/articles/{saved.Value.Number}", Wire(new LiveArticle(saved.Value, default), person, clock)),
            var refused => Refused(refused),
        };
    }

    private static async Task<IResult> EditAsync(string number, ArticleEditBody body, ArticleChanges changes, ArticleReads reads, TimeProvider clock, ClaimsPrincipal person, CancellationToken ct)
    {
        if (body.Version is not { } version)
            return ApiProblems.BadField("version", null, "the version that was read");
        if (await reads.FindAsync(number, person, ct) is not { } found)
            return ApiProblems.NotFound("article", number);
        var content = (body.Content ?? new ArticleContentWire()).Over(found.Article.Content);
        return Answer(await changes.ChangeAsync(number, version, [new ArticleCommand.Edit(content, Me(person).Id)], Me(person), ct), found.Votes, person, clock);
    }

    private static async Task<IResult> MoveAsync(
        string number, ArticleTransitionBody body, ArticleChanges changes, ArticleReads reads, TimeProvider clock, ClaimsPrincipal person, CancellationToken ct)
    {
        if (!Words.TryRead(body.To, out ArticleState to))
            return ApiProblems.BadField("to", body.To, "inReview, draft, approved, published or retired");
        if (body.Version is not { } version)
            return ApiProblems.BadField("version", null, "the version that was read");
        if (to == ArticleState.Published && body.ReviewBy is null)
            return ApiProblems.BadField("reviewBy", null, "the day by which it must be confirmed, yyyy-MM-dd");
        var right = to is ArticleState.InReview || (to == ArticleState.Draft && body.Reason is null) ? Rights.KnowledgeEdit : Rights.KnowledgeApprove;
        if (!RoleRights.Has(person, right))
            return ApiProblems.Forbidden(right);
        if (await reads.FindAsync(number, person, ct) is not { } found)
            return ApiProblems.NotFound("article", number);
        var command = Command(found.Article, to, body, Me(person).Id);
        return Answer(await changes.ChangeAsync(number, version, [command], Me(person), ct), found.Votes, person, clock);
    }

    private static ArticleCommand Command(Article article, ArticleState to, ArticleTransitionBody body, string by) => to switch
    {
        ArticleState.InReview => new ArticleCommand.Submit(by),
        ArticleState.Draft when body.Reason is { } reason => new ArticleCommand.SendBack(reason, by),
        ArticleState.Draft => new ArticleCommand.Withdraw(by),
        ArticleState.Approved => new ArticleCommand.Approve(by),
        // To publish what is published confirms it for another while.
        ArticleState.Published when article.State == ArticleState.Published => new ArticleCommand.Confirm(body.ReviewBy!.Value, by),
        ArticleState.Published => new ArticleCommand.Publish(body.ReviewBy!.Value, by),
        _ => new ArticleCommand.Retire(body.Reason ?? "", by),
    };

    private static async Task<IResult> VoteAsync(
        string number, ArticleVoteBody body, ArticleChanges changes, ArticleReads reads, TicketQuery tickets, ClaimsPrincipal person, CancellationToken ct)
    {
        if (body.Solved is not { } solved)
            return ApiProblems.BadField("solved", null, "true or false");
        if (await reads.FindAsync(number, person, ct) is null)
            return ApiProblems.NotFound("article", number);
        TicketId? ticket = null;
        if (!string.IsNullOrWhiteSpace(body.Ticket))
        {
            if (await tickets.FindAsync(body.Ticket, ct) is not { } card)
                return ApiProblems.NotFound("ticket", body.Ticket);
            ticket = card.Ticket.Id;
        }

        return await changes.VoteAsync(number, ticket, solved, Me(person), ct) is SaveResult<bool>.Refused refused
            ? Problem(refused.Refusal, number)
            : TypedResults.NoContent();
    }

    private static IResult Answer(SaveResult<Article> result, ArticleVotes votes, ClaimsPrincipal person, TimeProvider clock) =>
        result is SaveResult<Article>.Saved saved ? TypedResults.Ok(Wire(new LiveArticle(saved.Value, votes), person, clock)) : Refused(result);

    private static IResult Refused(SaveResult<Article> result) => Problem(((SaveResult<Article>.Refused)result).Refusal, "");

    private static IResult Problem(Refusal refusal, string number) => refusal.Rule == Refusal.NotFound
        ? ApiProblems.NotFound("article", refusal.Parameters.IsDefaultOrEmpty ? number : refusal.Parameters[0].Value)
        : ApiProblems.Conflict(refusal.Rule, refusal.Parameters.Select(p => KeyValuePair.Create(p.Name, p.Value)));

    private static ArticleWire Wire(LiveArticle found, ClaimsPrincipal person, TimeProvider clock) =>
        ArticleWire.From(found, ArticleReads.SeesDrafts(person), SiteZone.DayOf(clock.GetUtcNow()));

    private static Actor Me(ClaimsPrincipal person) => new(person.Identity!.Name!);
}
