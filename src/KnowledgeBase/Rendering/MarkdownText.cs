using Markdig;
using Markdig.Syntax;

namespace KnowledgeBase.Rendering;

/// <summary>Markdown without any HTML: read, and turned into plain text.</summary>
internal static class MarkdownText
{
    public static MarkdownPipeline Pipeline { get; } = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().Build();

    /// <summary>The parsed text, or null when it is nested so deeply that the parser refuses it.</summary>
    public static MarkdownDocument? Parse(string markdown)
    {
        try
        {
            return Markdown.Parse(markdown, Pipeline);
        }
        catch (ArgumentException)
        {
            // Markdig's only refusal (nesting); the callers show the source text instead.
            return null;
        }
    }

    /// <summary>The words without their marks, blanks and line ends folded; the source itself when it cannot be parsed.</summary>
    public static string Plain(string markdown)
    {
        string text;
        try
        {
            text = Markdown.ToPlainText(markdown, Pipeline);
        }
        catch (ArgumentException)
        {
            text = markdown;
        }

        return string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
