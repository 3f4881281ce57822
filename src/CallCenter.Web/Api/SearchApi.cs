using System.Security.Claims;
using CallCenter.Web.Access;
using CallCenter.Web.Features.Sites;
using Persistence.Queries;

namespace CallCenter.Web.Api;

/// <summary><c>/api/v1/search</c>: phones in any form or by their end, names, pinyin, serials, numbers of tickets and customers, addresses.</summary>
internal static class SearchApi
{
    private const int LongestText = 100;
    private const int DefaultLimit = 10;

    public static void MapSearch(this RouteGroupBuilder api) => api.MapGet("/search", SearchAsync).RequireAuthorization(Rights.CustomerRead).WithName("Search");

    private static async Task<IResult> SearchAsync(string? q, int? limit, SearchQuery query, ClaimsPrincipal person, CancellationToken ct)
    {
        if (q is null || q.Length > LongestText || !SearchQuery.IsEnough(q))
            return ApiProblems.BadField("q", q, $"one Chinese character, two letters or four digits, at most {LongestText} signs");
        if (limit is < 1 or > SearchQuery.MostOfAKind)
            return ApiProblems.BadField("limit", limit, $"1 to {SearchQuery.MostOfAKind}");
        var text = q.Trim();
        var groups = await query.GroupsAsync(text, limit ?? DefaultLimit, SiteScope.Of(person), ct);
        return TypedResults.Ok(new SearchWire(text, [.. groups.Select(g => new SearchGroupWire(g.Kind, g.Hits.Count, g.HasMore, [.. g.Hits.Select(h => SearchHitWire.From(h, text))]))]));
    }
}
