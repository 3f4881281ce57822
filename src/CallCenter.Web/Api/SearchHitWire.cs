using Persistence.Queries;

namespace CallCenter.Web.Api;

/// <summary>Something that a search found; numbers masked.</summary>
/// <param name="Key">What its route needs: customer id, serial or ticket number.</param>
/// <param name="Title">Its name.</param>
/// <param name="Detail">What tells it from its namesakes.</param>
/// <param name="Highlight">The part of the title that fits, or null when something else did.</param>
/// <param name="Reason">By what it was found.</param>
/// <param name="Rank">How well it fits, 100 for exactly this one.</param>
public sealed record SearchHitWire(string Key, string Title, string Detail, string? Highlight, SearchReason Reason, int Rank)
{
    internal static SearchHitWire From(SearchHit hit, string text) =>
        new(hit.Key, hit.Title, hit.Detail, hit.Title.Contains(text, StringComparison.OrdinalIgnoreCase) ? text : null, hit.Reason, hit.Rank);
}
