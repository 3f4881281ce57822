using System.Net;
using Markdig;

namespace KnowledgeBase.Rendering;

/// <summary>Turns an article's Markdown into HTML that can do nothing: HTML in the source is text, and what is left passes an allow-list.</summary>
public static class ArticleRenderer
{
    /// <summary>Renders; a text that cannot be parsed comes back as it was written, encoded.</summary>
    public static SafeHtml ToHtml(string markdown) => new(
        MarkdownText.Parse(markdown) is { } document
            ? HtmlAllowList.Clean(document.ToHtml(MarkdownText.Pipeline))
            : $"<pre>{WebUtility.HtmlEncode(markdown)}</pre>");

    /// <summary>The words without marks, in one line.</summary>
    public static string ToPlainText(string markdown) => MarkdownText.Plain(markdown);
}
