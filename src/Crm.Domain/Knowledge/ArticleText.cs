namespace Crm.Domain.Knowledge;

/// <summary>One language version of an article.</summary>
/// <param name="Language">One of <see cref="ArticleLanguages"/>.</param>
/// <param name="Title">One line, at most <see cref="ArticleRules.TitleLength"/> characters.</param>
/// <param name="Body">Markdown without HTML, at most <see cref="ArticleRules.BodyLength"/> characters.</param>
/// <param name="Keywords">Further words that people say for it, at most <see cref="ArticleRules.ListLength"/>.</param>
public sealed record ArticleText(string Language, string Title, string Body, ImmutableArray<string> Keywords);
