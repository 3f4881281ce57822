namespace KnowledgeBase.Index;

/// <summary>Whether searches are answered from the index.</summary>
public enum IndexState
{
    /// <summary>Not opened yet: searches read the articles through.</summary>
    Closed,

    /// <summary>In step with the source.</summary>
    Ready,

    /// <summary>Being built: searches read the articles through.</summary>
    Building,

    /// <summary>The file cannot be used and could not be built: searches read the articles through, and the next one tries again.</summary>
    Broken,
}
