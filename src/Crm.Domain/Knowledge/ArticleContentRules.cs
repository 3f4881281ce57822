using System.Globalization;

namespace Crm.Domain.Knowledge;

/// <summary>What an article must hold before anything may happen to it.</summary>
public static class ArticleContentRules
{
    /// <summary>The rule that the content breaks, or null when it is fit.</summary>
    public static Refusal? Check(ArticleContent content) =>
        CheckTexts(content.Texts)
        ?? CheckList("categories", content.Categories)
        ?? CheckList("models", content.Models)
        ?? CheckList("symptoms", content.Symptoms)
        ?? CheckList("faultCodes", content.FaultCodes)
        ?? CheckPhone(content);

    private static Refusal? CheckTexts(ImmutableArray<ArticleText> texts)
    {
        if (texts.IsDefaultOrEmpty || texts.All(t => t.Language != ArticleLanguages.Chinese))
            return Refusal.Of("ChineseTextRequired");
        if (texts.DistinctBy(t => t.Language).Count() != texts.Length) return Refusal.Of("OneTextPerLanguage");
        foreach (var text in texts)
            if (CheckText(text) is { } refusal) return refusal;
        return null;
    }

    private static Refusal? CheckText(ArticleText text)
    {
        if (!ArticleLanguages.IsKnown(text.Language)) return Refusal.Of("LanguageUnknown", ("language", text.Language));
        if (string.IsNullOrWhiteSpace(text.Title)) return Refusal.Of(Refusal.RequiredFieldsMissing, ("fields", "title"));
        if (string.IsNullOrWhiteSpace(text.Body)) return Refusal.Of(Refusal.RequiredFieldsMissing, ("fields", "body"));
        if (text.Title.Length > ArticleRules.TitleLength) return TooLong("title", ArticleRules.TitleLength);
        if (text.Body.Length > ArticleRules.BodyLength) return TooLong("body", ArticleRules.BodyLength);
        return CheckList("keywords", text.Keywords);
    }

    private static Refusal? CheckList(string field, ImmutableArray<string> items)
    {
        if (items.IsDefaultOrEmpty) return null;
        if (items.Length > ArticleRules.ListLength)
            return Refusal.Of("TooManyItems", ("field", field), ("limit", Invariant(ArticleRules.ListLength)));
        if (items.Any(string.IsNullOrWhiteSpace)) return Refusal.Of("EmptyItem", ("field", field));
        return items.Any(i => i.Length > ArticleRules.ItemLength) ? TooLong(field, ArticleRules.ItemLength) : null;
    }

    private static Refusal? CheckPhone(ArticleContent content)
    {
        if (content is { IsSafetyScript: true, IsSolvableByPhone: true }) return Refusal.Of("SafetyFaultIsNeverSolvedByPhone");
        return content.PhoneMinutes is < 0 or > ArticleRules.PhoneMinutesLimit
            ? Refusal.Of("PhoneMinutesOutOfRange", ("limit", Invariant(ArticleRules.PhoneMinutesLimit)))
            : null;
    }

    private static Refusal TooLong(string field, int limit) => Refusal.Of("TextTooLong", ("field", field), ("limit", Invariant(limit)));

    private static string Invariant(int value) => value.ToString(CultureInfo.InvariantCulture);
}
