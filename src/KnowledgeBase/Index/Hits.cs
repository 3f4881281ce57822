using KnowledgeBase.Search;

namespace KnowledgeBase.Index;

/// <summary>Makes a hit of a document.</summary>
internal static class Hits
{
    public static KnowledgeHit Of(KnowledgeDocument document, string plainBody, double score, QueryPlan plan, TermMatcher matcher) => new(
        document.Number,
        document.Language,
        Snippets.Mark(document.Title, matcher),
        Snippets.Cut(plainBody, plan, matcher),
        document.Categories,
        document.FaultCodes,
        document.IsSafetyScript,
        document.IsSolvableByPhone,
        document.PhoneMinutes,
        score);
}
