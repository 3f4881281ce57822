using Crm.Domain.Knowledge;

namespace CallCenter.Web.Api;

/// <summary>One published version.</summary>
public sealed record ArticleVersionWire(int Number, string ApprovedBy, string PublishedBy, DateTimeOffset PublishedAt, ArticleContentWire Content)
{
    internal static ArticleVersionWire From(ArticleVersion version) =>
        new(version.Number, version.ApprovedBy, version.PublishedBy, version.PublishedAt.ToUniversalTime(), ArticleContentWire.From(version.Content));
}
