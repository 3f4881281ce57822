using Crm.Domain;
using Crm.Domain.Knowledge;

namespace CallCenter.Web.Features.Knowledge;

/// <summary>Names of the editor's fields, and which of them a refusal speaks of.</summary>
internal static class ArticleFields
{
    public const string Number = "number";
    public const string TitleZh = "titleZh";
    public const string BodyZh = "bodyZh";
    public const string KeywordsZh = "keywordsZh";
    public const string TitleEn = "titleEn";
    public const string BodyEn = "bodyEn";
    public const string KeywordsEn = "keywordsEn";
    public const string Categories = "categories";
    public const string Models = "models";
    public const string Symptoms = "symptoms";
    public const string FaultCodes = "faultCodes";
    public const string Minutes = "minutes";
    public const string Phone = "phone";

    /// <summary>What is still missing, all of it at once; English is asked for only when it was begun.</summary>
    public static IReadOnlyList<string> Missing(ArticleForm form)
    {
        List<string> missing = [];
        Need(form.Number, Number);
        Need(form.TitleZh, TitleZh);
        Need(form.BodyZh, BodyZh);
        if (form.HasEnglish)
        {
            Need(form.TitleEn, TitleEn);
            Need(form.BodyEn, BodyEn);
        }

        return missing;

        void Need(string value, string field)
        {
            if (string.IsNullOrWhiteSpace(value))
                missing.Add(field);
        }
    }

    /// <summary>The field of a refusal, or null when it speaks of the whole article.</summary>
    public static string? Of(Refusal refusal, ArticleForm form) => refusal.Rule switch
    {
        "ArticleNumberInvalid" or "ArticleNumberTaken" => Number,
        "ChineseTextRequired" => TitleZh,
        "PhoneMinutesOutOfRange" => Minutes,
        "SafetyFaultIsNeverSolvedByPhone" => Phone,
        "TooManyItems" or "EmptyItem" or "TextTooLong" => Named(refusal, form),
        _ => null,
    };

    /// <summary>Both languages have titles, bodies and keywords; the rules look at Chinese first, so English it is when Chinese is fit.</summary>
    private static string? Named(Refusal refusal, ArticleForm form)
    {
        var name = refusal.Parameters.FirstOrDefault(p => p.Name == "field").Value;
        var chinese = ArticleContentRules.Check((form with { TitleEn = "", BodyEn = "", KeywordsEn = "" }).ToContent()) is not null;
        return name switch
        {
            "title" => chinese ? TitleZh : TitleEn,
            "body" => chinese ? BodyZh : BodyEn,
            "keywords" => chinese ? KeywordsZh : KeywordsEn,
            _ => name,
        };
    }
}
