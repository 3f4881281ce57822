using Crm.Domain.Knowledge;

namespace Persistence.Knowledge;

/// <summary>An article in force with what colleagues said of it: what a search needs.</summary>
public sealed record LiveArticle(Article Article, ArticleVotes Votes);
