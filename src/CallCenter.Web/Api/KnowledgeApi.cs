using System.Security.Claims;
using CallCenter.Web.Access;
using CallCenter.Web.Features.Knowledge;
using Crm.Domain.Knowledge;
using KnowledgeBase.Search;

namespace CallCenter.Web.Api;

/// <summary><c>/api/v1/knowledge</c>: the search over articles in force.</summary>
internal static class KnowledgeApi
{
    private const int DefaultLimit = 10;

    /// <summary>Deeper nobody reads; another word is the way.</summary>
    private const int MaxOffset = 1_000;

    public static void MapKnowledge(this RouteGroupBuilder api)
    {
        api.MapGet("/knowledge/search", SearchAsync).RequireAuthorization(Rights.KnowledgeRead).Produces<KnowledgeSearchWire>().WithName("SearchKnowledge");
        api.MapPost("/knowledge/reindex", ReindexAsync).RequireAuthorization(Rights.Administer).WithName("ReindexKnowledge");
    }

    private static async Task<IResult> SearchAsync([AsParameters] KnowledgeSearchRequest request, KnowledgeSearch search, ClaimsPrincipal person, CancellationToken ct)
    {
        var language = request.Language ?? KnowledgeSearch.Language;
        if (!ArticleLanguages.IsKnown(language))
            return ApiProblems.BadField("language", language, $"{ArticleLanguages.Chinese} or {ArticleLanguages.English}");
        if (request.Limit is < 1 or > KnowledgeQuery.LargestPage)
            return ApiProblems.BadField("limit", request.Limit, $"1 to {KnowledgeQuery.LargestPage}");
        if (request.Offset is < 0 or > MaxOffset)
            return ApiProblems.BadField("offset", request.Offset, $"0 to {MaxOffset}");
        var unit = new UnitContext(request.Category, request.Model, request.Symptom, request.Fault);
        var text = request.Q ?? "";
        if (string.IsNullOrWhiteSpace(text) && unit == new UnitContext())
            return ApiProblems.BadField("q", request.Q, "words, or one of category, model, symptom, fault");
        var page = await search.FindAsync(
            new KnowledgeQuery
            {
                Text = text,
                Unit = unit,
                Language = language,
                Reader = KnowledgeSearch.ReaderOf(person),
                IsAsYouType = request.Typing ?? false,
                Limit = request.Limit ?? DefaultLimit,
                Offset = request.Offset ?? 0,
            },
            ct);
        if (page.Total == 0 && request.Typing is not true)
            await search.MissedAsync(text, ct);
        return TypedResults.Ok(new KnowledgeSearchWire([.. page.Hits.Select(KnowledgeHitWire.From)], page.Total, page.Suggestions, page.IsDegraded));
    }

    private static async Task<IResult> ReindexAsync(KnowledgeKeeper keeper, KnowledgeSearch search, CancellationToken ct)
    {
        await keeper.RebuildAsync(ct);
        return TypedResults.Ok(new KnowledgeIndexWire(search.Health.State, search.Health.Documents, search.Health.Rebuilds));
    }
}
