using Crm.Domain.Knowledge;
using Persistence.Knowledge;

namespace CallCenter.Web.Api;

/// <summary>One article.</summary>
/// <param name="Number">As people say it.</param>
/// <param name="State">Where the working copy stands.</param>
/// <param name="Version">For the next PATCH or transition.</param>
/// <param name="Live">What is in force, or null.</param>
/// <param name="Draft">The working copy; null for who may only read.</param>
/// <param name="Editors">Who wrote in the working copy; null for who may only read.</param>
/// <param name="ReviewBy">The day by which it must be confirmed.</param>
/// <param name="Overdue">That day has passed.</param>
/// <param name="Solved">How often it solved a case.</param>
/// <param name="NotSolved">How often it did not.</param>
/// <param name="UpdatedAt">When it last changed.</param>
public sealed record ArticleWire(
    string Number, ArticleState State, int Version, ArticleVersionWire? Live, ArticleContentWire? Draft, IReadOnlyList<string>? Editors,
    DateOnly? ReviewBy, bool Overdue, int Solved, int NotSolved, DateTimeOffset UpdatedAt)
{
    internal static ArticleWire From(LiveArticle found, bool seesDrafts, DateOnly today)
    {
        var article = found.Article;
        return new ArticleWire(
            article.Number, article.State, article.Version, article.Live is { } live ? ArticleVersionWire.From(live) : null,
            seesDrafts ? ArticleContentWire.From(article.Content) : null, seesDrafts ? [.. article.Editors] : null,
            article.ReviewBy, article.IsOverdue(today), found.Votes.Solved, found.Votes.NotSolved, article.UpdatedAt.ToUniversalTime());
    }
}
