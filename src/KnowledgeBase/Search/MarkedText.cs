namespace KnowledgeBase.Search;

/// <summary>A plain text and the places to mark in it, in order and without overlap. Never HTML: whoever shows it encodes it.</summary>
public sealed record MarkedText(string Text, ImmutableArray<TextSpan> Marks);
