using Persistence.Queries;

namespace CallCenter.Web.Api;

/// <summary>What was found of one kind.</summary>
/// <param name="Kind">What.</param>
/// <param name="Count">How many are here.</param>
/// <param name="HasMore">Whether there are more.</param>
/// <param name="Hits">Best first.</param>
public sealed record SearchGroupWire(SearchHitKind Kind, int Count, bool HasMore, IReadOnlyList<SearchHitWire> Hits);
