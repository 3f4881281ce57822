using Crm.Domain.Knowledge;
using KnowledgeBase.Analysis;

namespace KnowledgeBase.Articles;

/// <summary>The articles that are built in.</summary>
public static class SeedArticles
{
    private const string ChineseFolder = "Seed/zh/";
    private const string EnglishFolder = "Seed/en/";

    /// <summary>All of them, by number. What an article is about stands in its Chinese file; the English file only says it again.</summary>
    public static ImmutableArray<SeedArticle> Load()
    {
        var english = EmbeddedText.Names(EnglishFolder).Select(Read).ToDictionary(f => f["id"], StringComparer.Ordinal);
        var articles = EmbeddedText.Names(ChineseFolder).Select(Read).Select(f => Of(f, english.GetValueOrDefault(f["id"]))).ToImmutableArray();
        if (articles.DistinctBy(a => a.Number).Count() != articles.Length) throw new InvalidDataException("Two seed articles bear the same id.");
        var orphan = english.Keys.Except(articles.Select(a => a.Number), StringComparer.Ordinal).FirstOrDefault();
        return orphan is null ? articles : throw new InvalidDataException($"Seed article {orphan} has an English text but no Chinese one.");
    }

    private static FrontMatter Read(string name) => FrontMatter.Parse(name, EmbeddedText.Read(name));

    private static SeedArticle Of(FrontMatter chinese, FrontMatter? english) => new(chinese["id"], new ArticleContent
    {
        Texts = english is null
            ? [Text(ArticleLanguages.Chinese, chinese)]
            : [Text(ArticleLanguages.Chinese, chinese), Text(ArticleLanguages.English, english)],
        Categories = chinese.List("categories"),
        Models = chinese.List("models"),
        Symptoms = chinese.List("symptoms"),
        FaultCodes = chinese.List("codes"),
        Audience = chinese.Choice<ArticleAudience>("audience"),
        IsSafetyScript = chinese.YesOrNo("safety"),
        IsSolvableByPhone = chinese.YesOrNo("phone"),
        PhoneMinutes = chinese.Number("minutes"),
    });

    private static ArticleText Text(string language, FrontMatter file) => new(language, file["title"], file.Body, file.List("keywords"));
}
