namespace Persistence.Queries;

/// <summary>Something that a search found.</summary>
/// <param name="Kind">What.</param>
/// <param name="Key">Customer id, unit serial or ticket number: what its page's address needs.</param>
/// <param name="Title">Its name.</param>
/// <param name="Detail">What tells it from its namesakes; phones masked.</param>
/// <param name="Reason">By what it was found.</param>
/// <param name="Rank">How well it fits, 100 for exactly this one.</param>
public sealed record SearchHit(SearchHitKind Kind, string Key, string Title, string Detail, SearchReason Reason = SearchReason.Name, int Rank = 0);
