using System.Security.Claims;
using CallCenter.Web.Access;
using Crm.Domain.Knowledge;
using Persistence.Knowledge;

namespace CallCenter.Web.Features.Knowledge;

/// <summary>Reads articles for a person: what he may not read is not there.</summary>
internal sealed class ArticleReads(ArticleQuery articles)
{
    /// <summary>Versions offered for comparing; older ones stay in the store.</summary>
    public const int Versions = 20;

    private const int Facts = 50;

    /// <summary>Sees drafts and what is no longer in force.</summary>
    public static bool SeesDrafts(ClaimsPrincipal person) => RoleRights.Has(person, Rights.KnowledgeEdit) || RoleRights.Has(person, Rights.KnowledgeApprove);

    /// <summary>The article, or null when there is none that the person may read.</summary>
    public async Task<LiveArticle?> FindAsync(string number, ClaimsPrincipal person, CancellationToken ct)
    {
        if (number.Length > ArticleRules.NumberLength || await articles.FindAsync(number, ct) is not { } found)
            return null;
        if (SeesDrafts(person))
            return found;
        return found.Article.Live is { } live && KnowledgeSearch.MayRead(person, live.Content) ? found : null;
    }

    /// <summary>A published version that the person may read, or null.</summary>
    public async Task<ArticleVersion?> VersionAsync(LiveArticle article, int version, CancellationToken ct) =>
        article.Article.Live?.Number == version ? article.Article.Live : await articles.VersionAsync(article.Article.Id, version, ct);

    /// <summary>Published versions, newest first.</summary>
    public Task<IReadOnlyList<ArticleVersion>> VersionsAsync(Article article, CancellationToken ct) => articles.VersionsAsync(article.Id, Versions, ct);

    /// <summary>What happened to it, newest first.</summary>
    public Task<IReadOnlyList<ArticleTimelineRow>> FactsAsync(Article article, CancellationToken ct) => articles.FactsAsync(article.Id, Facts, ct);

    /// <summary>Working copies, last changed first.</summary>
    public Task<IReadOnlyList<ArticleLine>> ListAsync(ArticleFilter filter, int limit, CancellationToken ct) => articles.ListAsync(filter, limit, ct);

    /// <summary>Articles that the person may read, in the order of their numbers; the last number is the place to go on from, even when the person may not read that one.</summary>
    public async Task<(IReadOnlyList<Article> Readable, string? Next)> PageAsync(ArticleFilter filter, int limit, string? after, ClaimsPrincipal person, CancellationToken ct)
    {
        var all = await articles.PageAsync(filter, limit, after, ct);
        var next = all.Count < limit ? null : all[^1].Number;
        return SeesDrafts(person) ? (all, next) : ([.. all.Where(a => a.Live is { } live && KnowledgeSearch.MayRead(person, live.Content))], next);
    }

    /// <summary>How many there are.</summary>
    public Task<int> CountAsync(ArticleFilter filter, CancellationToken ct) => articles.CountAsync(filter, ct);

    /// <summary>The next free number of a product category; articles about the work itself are numbered PR.</summary>
    public Task<string> NextNumberAsync(ArticleContent content, CancellationToken ct) =>
        articles.NextNumberAsync(content.Categories is [{ Length: > 0 and <= 8 } only] && only.All(char.IsAsciiLetterOrDigit) ? only : "PR", ct);
}
