using System.Text.Json;
using Crm.Domain.Knowledge;
using Persistence.Conventions;

namespace Persistence.Knowledge;

/// <summary>Between the rows and the article.</summary>
internal static class ArticleMapping
{
    public static Article ToArticle(ArticleRow row, ArticleVersionRow? live) => new()
    {
        Id = row.Id,
        Number = row.Number,
        Content = Read<ArticleContent>(row.Content),
        State = row.State,
        Editors = [.. Read<string[]>(row.Editors)],
        ApprovedBy = row.ApprovedBy,
        Live = live is null ? null : ToVersion(live),
        LastVersion = row.LastVersion,
        ReviewBy = row.ReviewBy,
        Remark = row.Remark,
        CreatedAt = row.CreatedAt,
        UpdatedAt = row.UpdatedAt,
        Version = row.Version,
    };

    public static ArticleVersion ToVersion(ArticleVersionRow row) =>
        new(row.Number, Read<ArticleContent>(row.Content), row.ApprovedBy, row.PublishedBy, row.PublishedAt);

    public static ArticleVersionRow ToRow(ArticleId id, ArticleVersion version) => new()
    {
        ArticleId = id,
        Number = version.Number,
        Content = StoreJson.Write(version.Content),
        ApprovedBy = version.ApprovedBy,
        PublishedBy = version.PublishedBy,
        PublishedAt = version.PublishedAt,
    };

    public static void Write(Article article, ArticleRow row)
    {
        row.State = article.State;
        row.Title = article.Content.TextFor(ArticleLanguages.Chinese).Title;
        row.Content = StoreJson.Write(article.Content);
        row.Editors = StoreJson.Write(article.Editors.ToArray());
        row.ApprovedBy = article.ApprovedBy;
        row.LiveVersion = article.Live?.Number;
        row.LastVersion = article.LastVersion;
        row.ReviewBy = article.ReviewBy;
        row.Remark = article.Remark;
        row.UpdatedAt = article.UpdatedAt;
        row.Version = article.Version;
    }

    private static T Read<T>(string json) =>
        JsonSerializer.Deserialize<T>(json, StoreJson.Options) ?? throw new InvalidDataException("An article's row holds no content.");
}
