namespace KnowledgeBase.Rendering;

/// <summary>HTML that went through the allow-list; only <see cref="ArticleRenderer"/> makes it, so a page that shows it cannot show anything else.</summary>
public sealed class SafeHtml
{
    internal SafeHtml(string value) => Value = value;

    /// <summary>The markup.</summary>
    public string Value { get; }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
