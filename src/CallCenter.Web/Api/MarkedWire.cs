using KnowledgeBase.Search;

namespace CallCenter.Web.Api;

/// <summary>A plain text with its highlight; never HTML.</summary>
public sealed record MarkedWire(string Text, IReadOnlyList<MarkWire> Marks)
{
    internal static MarkedWire From(MarkedText marked) => new(marked.Text, [.. marked.Marks.Select(m => new MarkWire(m.Start, m.Length))]);
}
