using KnowledgeBase.Search;

namespace CallCenter.Web.Api;

/// <summary>One found article.</summary>
/// <param name="Number">The article.</param>
/// <param name="Language">Language of title and snippet: the asked one where the article has it.</param>
/// <param name="Title">Title with highlight.</param>
/// <param name="Snippet">The most telling piece with highlight.</param>
/// <param name="Categories">Product categories; empty = every product.</param>
/// <param name="FaultCodes">Displayed codes that it explains.</param>
/// <param name="IsSafetyScript">Life is at risk: read it out at once.</param>
/// <param name="IsSolvableByPhone">Its steps can end the case.</param>
/// <param name="PhoneMs">How long the steps take.</param>
public sealed record KnowledgeHitWire(
    string Number, string Language, MarkedWire Title, MarkedWire Snippet, IReadOnlyList<string> Categories, IReadOnlyList<string> FaultCodes,
    bool IsSafetyScript, bool IsSolvableByPhone, long PhoneMs)
{
    internal static KnowledgeHitWire From(KnowledgeHit hit) => new(
        hit.Number, hit.Language, MarkedWire.From(hit.Title), MarkedWire.From(hit.Snippet), hit.Categories, hit.FaultCodes,
        hit.IsSafetyScript, hit.IsSolvableByPhone, (long)TimeSpan.FromMinutes(hit.PhoneMinutes).TotalMilliseconds);
}
