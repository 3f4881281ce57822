namespace KnowledgeBase.Search;

/// <summary>A piece of a text, in UTF-16 units.</summary>
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>The first place behind it.</summary>
    public int End => Start + Length;
}
