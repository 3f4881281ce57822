namespace Persistence.Queries;

/// <summary>What was found of one kind, best first.</summary>
/// <param name="Kind">What.</param>
/// <param name="Hits">The best ones.</param>
/// <param name="HasMore">Whether there are more: type more to part them.</param>
public sealed record SearchGroup(SearchHitKind Kind, IReadOnlyList<SearchHit> Hits, bool HasMore);
