namespace KnowledgeBase.Search;

/// <summary>One page of hits, best first.</summary>
/// <param name="Hits">At most the asked number.</param>
/// <param name="Total">How many articles matched at all.</param>
/// <param name="Suggestions">Words to try instead when nothing matched.</param>
/// <param name="IsDegraded">True when the index was not usable and the articles were read through one by one: say so on the screen.</param>
public sealed record KnowledgePage(ImmutableArray<KnowledgeHit> Hits, int Total, ImmutableArray<string> Suggestions, bool IsDegraded);
