using KnowledgeBase.Search;

namespace KnowledgeBase.Index;

/// <summary>The search over published articles. Safe for many callers at once; a broken file is never their error.</summary>
public interface IKnowledgeIndex
{
    /// <summary>What the index is doing.</summary>
    IndexHealth Health { get; }

    /// <summary>Opens the index and brings it in step with the source: what differs is written anew, what is gone is removed.</summary>
    Task SynchroniseAsync(CancellationToken ct);

    /// <summary>Throws the file away and builds it from the source.</summary>
    Task RebuildAsync(CancellationToken ct);

    /// <summary>Puts the documents of one article in the place of those that it had; none removes it. Visible to the next search when it returns.</summary>
    Task PutAsync(string number, IReadOnlyList<KnowledgeDocument> documents, CancellationToken ct);

    /// <summary>Finds articles by text, by the unit in front of the agent, or by both.</summary>
    Task<KnowledgePage> SearchAsync(KnowledgeQuery query, CancellationToken ct);
}
