using Markdig.Syntax;

namespace KnowledgeBase.Rendering;

/// <summary>The numbered steps of an article, to be put into a ticket with one key.</summary>
public static class ArticleSteps
{
    /// <summary>Most steps that are taken.</summary>
    public const int Most = 30;

    /// <summary>The first numbered list as plain lines, in order; empty when there is none.</summary>
    public static ImmutableArray<string> Of(string markdown)
    {
        if (MarkdownText.Parse(markdown)?.OfType<ListBlock>().FirstOrDefault(l => l.IsOrdered) is not { } list) return [];
        return [.. list.OfType<ListItemBlock>().Select(i => Text(markdown, i)).Where(t => t.Length > 0).Take(Most)];
    }

    /// <summary>The item's own words: its source without the number.</summary>
    private static string Text(string markdown, ListItemBlock item) =>
        string.Join(' ', item.Select(b => MarkdownText.Plain(markdown.Substring(b.Span.Start, b.Span.Length)))).Trim();
}
