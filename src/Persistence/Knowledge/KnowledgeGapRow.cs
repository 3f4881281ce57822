namespace Persistence.Knowledge;

/// <summary>Words that colleagues searched for in vain; holds no person and no ticket.</summary>
public sealed class KnowledgeGapRow
{
    /// <summary>The words, as <see cref="Crm.Domain.Knowledge.UnansweredQuery"/> gives them.</summary>
    public string Text { get; init; } = "";

    /// <summary>The reader's language.</summary>
    public string Language { get; init; } = "";

    /// <summary>How often.</summary>
    public int Count { get; set; }

    public DateTimeOffset FirstAt { get; init; }
    public DateTimeOffset LastAt { get; set; }
}
