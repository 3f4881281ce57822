using Crm.Domain.Knowledge;

namespace KnowledgeBase.Articles;

/// <summary>One article that the product brings along: written by the product's makers, published at the first start.</summary>
/// <param name="Number">The article's number.</param>
/// <param name="Content">All its languages and what it is about.</param>
public sealed record SeedArticle(string Number, ArticleContent Content);
