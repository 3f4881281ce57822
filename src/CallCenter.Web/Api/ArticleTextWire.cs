using Crm.Domain.Knowledge;

namespace CallCenter.Web.Api;

/// <summary>One language of an article: <c>zh-CN</c> or <c>en</c>, Markdown without HTML.</summary>
public sealed record ArticleTextWire(string? Language, string? Title, string? Body, IReadOnlyList<string>? Keywords)
{
    internal static ArticleTextWire From(ArticleText text) => new(text.Language, text.Title, text.Body, text.Keywords.IsDefault ? [] : text.Keywords);

    internal ArticleText ToText() => new(Language ?? "", Title ?? "", Body ?? "", [.. Keywords ?? []]);
}
