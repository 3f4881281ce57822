using Crm.Domain;
using Crm.Domain.Knowledge;
using KnowledgeBase.Articles;
using KnowledgeBase.Rendering;

namespace KnowledgeBase.Tests;

public sealed class SeedArticlesTests
{
    private static readonly ImmutableArray<SeedArticle> Seeds = SeedArticles.Load();
    private static readonly HashSet<string> Categories = ["AC", "RF", "WM", "WH", "TV", "RH"];

    public static TheoryData<string> Numbers => [.. Seeds.Select(s => s.Number)];

    [Fact]
    public void Seeds_AreEnough_InBothLanguages_WithUniqueNumbers()
    {
        Seeds.Length.ShouldBeGreaterThanOrEqualTo(60);
        Seeds.Count(s => s.Content.Texts.Any(t => t.Language == ArticleLanguages.English)).ShouldBeGreaterThanOrEqualTo(25);
        Seeds.Select(s => s.Number).ShouldBeUnique();
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Seed_IsFitToBePublished_AndComplete(string number)
    {
        var content = Seeds.Single(s => s.Number == number).Content;
        ArticleRules.Begin(number, content, "author").ShouldBeOfType<Decision<ArticleEvent>.Accepted>();
        content.Categories.ShouldBeSubsetOf(Categories);
        if (!number.StartsWith("PR-", StringComparison.Ordinal)) content.Categories.ShouldNotBeEmpty();
        content.Symptoms.ShouldAllBe(s => content.Categories.Any(c => s.StartsWith(c + "-S", StringComparison.Ordinal)));
        content.PhoneMinutes.ShouldBeInRange(1, 15);
        foreach (var text in content.Texts)
        {
            text.Keywords.ShouldNotBeEmpty();
            text.Body.Split('\n').Length.ShouldBeInRange(12, 60);
            if (content.IsSolvableByPhone && !number.StartsWith("PR-", StringComparison.Ordinal)) ArticleSteps.Of(text.Body).Length.ShouldBeGreaterThanOrEqualTo(3);
        }
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Seed_WithEnglish_HasAsManySteps_InBothLanguages(string number)
    {
        var texts = Seeds.Single(s => s.Number == number).Content.Texts;
        foreach (var text in texts) ArticleSteps.Of(text.Body).ShouldNotBeEmpty(text.Language);
    }

    [Fact]
    public void SafetyScripts_AreNeverSolvedByPhone_AndThereAreFour()
    {
        var safety = Seeds.Where(s => s.Content.IsSafetyScript).ToList();
        safety.Select(s => s.Number).ShouldBe(["SF-001", "SF-002", "SF-003", "SF-004"]);
        safety.ShouldAllBe(s => !s.Content.IsSolvableByPhone);
    }

    [Fact]
    public void CrossReferences_PointToArticlesThatExist()
    {
        var numbers = Seeds.Select(s => s.Number).ToHashSet();
        var named = Seeds.SelectMany(s => s.Content.Texts)
            .SelectMany(t => System.Text.RegularExpressions.Regex.Matches(t.Body, "(AC|RF|WM|WH|TV|RH|SF|PR)-[0-9]{3}").Select(m => m.Value));
        named.Where(n => !numbers.Contains(n)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("no head")]
    [InlineData("---\nid: X\n")]
    [InlineData("---\nid X\n---\nbody")]
    [InlineData("---\nid: X\nid: Y\n---\nbody")]
    public void FrontMatter_NamesTheFile_WhenItIsWrong(string text) =>
        Should.Throw<InvalidDataException>(() => FrontMatter.Parse("Seed/zh/X.md", text)).Message.ShouldContain("Seed/zh/X.md");

    [Fact]
    public void FrontMatter_RefusesUnknownValues()
    {
        var head = FrontMatter.Parse("x", "---\nphone: maybe\nminutes: soon\naudience: 7\n---\nbody");
        Should.Throw<InvalidDataException>(() => head.YesOrNo("phone"));
        Should.Throw<InvalidDataException>(() => head.Number("minutes"));
        Should.Throw<InvalidDataException>(() => head.Choice<ArticleAudience>("audience"));
        Should.Throw<InvalidDataException>(() => head.List("models"));
        Should.Throw<InvalidDataException>(() => head["title"]);
    }
}
