using Crm.Domain.Knowledge;

namespace CallCenter.Web.Features.Knowledge;

/// <summary>The editor's form as it stands, every list as it was typed; immutable, so that keeping it is one reference.</summary>
internal sealed record ArticleForm
{
    /// <summary>Number; fixed once the article is begun.</summary>
    public string Number { get; init; } = "";

    public string TitleZh { get; init; } = "";
    public string BodyZh { get; init; } = "";
    public string KeywordsZh { get; init; } = "";
    public string TitleEn { get; init; } = "";
    public string BodyEn { get; init; } = "";
    public string KeywordsEn { get; init; } = "";
    public string Models { get; init; } = "";
    public string Symptoms { get; init; } = "";
    public string FaultCodes { get; init; } = "";
    public IReadOnlyList<string> Categories { get; init; } = [];
    public ArticleAudience Audience { get; init; }
    public bool IsSafetyScript { get; init; }
    public bool IsSolvableByPhone { get; init; } = true;
    public int PhoneMinutes { get; init; } = 5;

    /// <summary>The version that the form was made from; 0 for a new article.</summary>
    public int Version { get; init; }

    public static ArticleForm From(Article article)
    {
        var content = article.Content;
        var zh = content.Texts.FirstOrDefault(t => t.Language == ArticleLanguages.Chinese);
        var en = content.Texts.FirstOrDefault(t => t.Language == ArticleLanguages.English);
        return new ArticleForm
        {
            Number = article.Number,
            TitleZh = zh?.Title ?? "",
            BodyZh = zh?.Body ?? "",
            KeywordsZh = Join(zh?.Keywords),
            TitleEn = en?.Title ?? "",
            BodyEn = en?.Body ?? "",
            KeywordsEn = Join(en?.Keywords),
            Models = Join(content.Models),
            Symptoms = Join(content.Symptoms),
            FaultCodes = Join(content.FaultCodes),
            Categories = content.Categories.IsDefault ? [] : content.Categories,
            Audience = content.Audience,
            IsSafetyScript = content.IsSafetyScript,
            IsSolvableByPhone = content.IsSolvableByPhone,
            PhoneMinutes = content.PhoneMinutes,
            Version = article.Version,
        };
    }

    /// <summary>The content for the rules; an English side without a letter is no text.</summary>
    public ArticleContent ToContent() => new()
    {
        Texts =
        [
            new ArticleText(ArticleLanguages.Chinese, TitleZh.Trim(), BodyZh, Split(KeywordsZh)),
            .. HasEnglish ? [new ArticleText(ArticleLanguages.English, TitleEn.Trim(), BodyEn, Split(KeywordsEn))] : (IEnumerable<ArticleText>)[],
        ],
        Categories = [.. Categories],
        Models = Split(Models),
        Symptoms = [.. Split(Symptoms).Select(s => s.ToUpperInvariant())],
        FaultCodes = [.. Split(FaultCodes).Select(s => s.ToUpperInvariant())],
        Audience = Audience,
        IsSafetyScript = IsSafetyScript,
        IsSolvableByPhone = IsSolvableByPhone,
        PhoneMinutes = PhoneMinutes,
    };

    /// <summary>Something stands on the English side.</summary>
    public bool HasEnglish => !string.IsNullOrWhiteSpace(TitleEn) || !string.IsNullOrWhiteSpace(BodyEn) || !string.IsNullOrWhiteSpace(KeywordsEn);

    private static string Join(System.Collections.Immutable.ImmutableArray<string>? items) => items is { IsDefault: false } list ? string.Join(", ", list) : "";

    /// <summary>Chinese and Latin commas part alike.</summary>
    private static System.Collections.Immutable.ImmutableArray<string> Split(string text) =>
        [.. text.Split([',', '，', '、', ';', '；', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.OrdinalIgnoreCase)];
}
