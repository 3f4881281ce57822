using Crm.Domain.Knowledge;

namespace CallCenter.Web.Api;

/// <summary>One row of the list of articles.</summary>
public sealed record ArticleLineWire(string Number, string TitleZh, string? TitleEn, ArticleState State, int? LiveVersion, DateOnly? ReviewBy, DateTimeOffset UpdatedAt, int Version)
{
    internal static ArticleLineWire From(Article article, bool seesDrafts)
    {
        var content = seesDrafts || article.Live is null ? article.Content : article.Live.Content;
        return new ArticleLineWire(
            article.Number, content.TextFor(ArticleLanguages.Chinese).Title, content.Texts.FirstOrDefault(t => t.Language == ArticleLanguages.English)?.Title,
            article.State, article.Live?.Number, article.ReviewBy, article.UpdatedAt.ToUniversalTime(), article.Version);
    }
}
