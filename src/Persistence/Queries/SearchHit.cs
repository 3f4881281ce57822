namespace Persistence.Queries;

/// <summary>Something that a search found.</summary>
/// <param name="Kind">What.</param>
/// <param name="Key">Customer id, unit serial or ticket number: what its page's address needs.</param>
/// <param name="Title">Its name.</param>
/// <param name="Detail">What tells it from its namesakes; phones masked.</param>
public sealed record SearchHit(SearchHitKind Kind, string Key, string Title, string Detail);
