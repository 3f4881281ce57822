using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CallCenter.Web.Access;
using CallCenter.Web.Tests.Host;
using Crm.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Persistence;
using Persistence.Knowledge;
using Persistence.Users;
using Shouldly;
using Xunit;

namespace CallCenter.Web.Tests.Api;

[Collection(HostTests.Name)]
public sealed class ArticlesApiTests(RunningHost host)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Search_ByWords_GivesRankedHitsWithHighlight()
    {
        var found = await GetAsync(Roles.Agent, "knowledge/search?language=zh-CN&q=" + Uri.EscapeDataString("空调漏水"));
        var first = found.GetProperty("items")[0];

        first.GetProperty("number").GetString().ShouldBe("AC-003");
        var title = first.GetProperty("title");
        var mark = title.GetProperty("marks")[0];
        title.GetProperty("text").GetString()!.Substring(mark.GetProperty("start").GetInt32(), mark.GetProperty("length").GetInt32()).ShouldNotBeNullOrWhiteSpace();
        first.GetProperty("phoneMs").GetInt64().ShouldBe(6 * 60_000);
    }

    [Fact]
    public async Task Search_ByFaultAlone_GivesItsArticle()
    {
        var found = await GetAsync(Roles.Agent, "knowledge/search?language=en&category=AC&fault=E6");
        found.GetProperty("items")[0].GetProperty("number").GetString().ShouldBe("AC-007");
        found.GetProperty("items")[0].GetProperty("language").GetString().ShouldBe("en");
    }

    [Fact]
    public async Task Search_InEnglishWithoutAnEnglishText_GivesTheChineseOneAndSaysSo()
    {
        var found = await GetAsync(Roles.Agent, "knowledge/search?language=en&q=" + Uri.EscapeDataString("镁棒"));
        found.GetProperty("items")[0].GetProperty("number").GetString().ShouldBe("WH-011");
        found.GetProperty("items")[0].GetProperty("language").GetString().ShouldBe("zh-CN");
    }

    [Theory]
    [InlineData("knowledge/search", "q")]
    [InlineData("knowledge/search?q=a&limit=51", "limit")]
    [InlineData("knowledge/search?q=a&offset=-1", "offset")]
    [InlineData("knowledge/search?q=a&language=fr", "language")]
    [InlineData("articles?state=burnt", "state")]
    [InlineData("articles?limit=0", "limit")]
    public async Task Query_Wrong_IsAProblemThatNamesTheField(string path, string field)
    {
        using var client = await host.ProgramAsync(Roles.Supervisor);
        using var answer = await client.GetAsync(Path(path), Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("field").GetString().ShouldBe(field);
    }

    [Fact]
    public async Task Search_InVain_IsRememberedWithoutAPhoneNumber()
    {
        await GetAsync(Roles.Agent, "knowledge/search?language=zh-CN&q=" + Uri.EscapeDataString("qqzzxx 13800138000"));
        await GetAsync(Roles.Agent, "knowledge/search?language=zh-CN&q=qqzzxx");
        await GetAsync(Roles.Agent, "knowledge/search?language=zh-CN&typing=true&q=qqzzx");

        var gaps = await host.Services.GetRequiredService<KnowledgeGapStore>().ListAsync(100, Ct);
        gaps.Select(g => g.Text).Where(t => t.StartsWith("qqzz", StringComparison.Ordinal)).ShouldBe(["qqzzxx"]);
    }

    [Fact]
    public async Task Articles_EverySymptomAndCategory_IsInTheDemoCatalogue()
    {
        await using var db = await host.Services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync(Ct);
        var symptoms = await db.Symptoms.ToDictionaryAsync(s => s.Code, Ct);
        var categories = await db.Categories.Select(c => c.Code).ToListAsync(Ct);
        foreach (var seed in KnowledgeBase.Articles.SeedArticles.Load())
        {
            seed.Content.Categories.Where(c => !categories.Contains(c)).ShouldBeEmpty(seed.Number);
            foreach (var code in seed.Content.Symptoms)
            {
                symptoms.ShouldContainKey(code, seed.Number);
                if (seed.Content.IsSafetyScript)
                    symptoms[code].IsSafetyCritical.ShouldBeTrue($"{seed.Number} {code}");
            }
        }

        (await db.Set<ArticleRow>().CountAsync(a => a.LiveVersion != null, Ct)).ShouldBeGreaterThanOrEqualTo(60);
    }

    [Fact]
    public async Task Articles_List_GoesThroughAllPagesOnce()
    {
        List<string> numbers = [];
        string? next = null;
        do
        {
            var page = await GetAsync(Roles.Agent, $"articles?limit=30&after={next}");
            numbers.AddRange(page.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("number").GetString()!));
            next = page.GetProperty("next").GetString();
        }
        while (next is not null);

        numbers.Distinct().Count().ShouldBe(numbers.Count);
        numbers.ShouldContain("AC-001");
        numbers.ShouldContain("WM-011");
    }

    [Fact]
    public async Task Article_ForAReader_HasNoWorkingCopy()
    {
        (await GetAsync(Roles.Agent, "articles/AC-001")).GetProperty("draft").ValueKind.ShouldBe(JsonValueKind.Null);
        (await GetAsync(Roles.Reviewer, "articles/AC-001")).GetProperty("draft").GetProperty("texts").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task Article_FromDraftToRetirement_GoesThroughTwoPeopleAndIsFoundMeanwhile()
    {
        using var author = (await host.BrowserAsync("qa1")).Browser;
        using var approver = (await host.BrowserAsync("supervisor1")).Browser;
        var begun = await OkAsync(author.PostAsJsonAsync(Path("articles"), new { number = "ZZ-100", content = Content("蓝牙音箱配对不上", "1. 长按电源键") }, Ct), HttpStatusCode.Created);
        begun.GetProperty("state").GetString().ShouldBe("draft");
        (await RuleAsync(author.PostAsJsonAsync(Path("articles"), new { number = "ZZ-100", content = Content("x", "y") }, Ct))).ShouldBe("ArticleNumberTaken");
        var version = begun.GetProperty("version").GetInt32();
        var edited = await OkAsync(author.PatchAsJsonAsync(Path("articles/ZZ-100"), new { version, content = new { phoneMs = 120_000 } }, Ct));
        (await RuleAsync(author.PatchAsJsonAsync(Path("articles/ZZ-100"), new { version, content = new { phoneMs = 60_000 } }, Ct))).ShouldBe(Refusal.StaleVersion);
        edited.GetProperty("draft").GetProperty("texts")[0].GetProperty("title").GetString().ShouldBe("蓝牙音箱配对不上");

        version = (await OkAsync(Move(author, "inReview", edited))).GetProperty("version").GetInt32();
        (await RuleAsync(author.PostAsJsonAsync(Path("articles/ZZ-100/transitions"), new { to = "approved", version }, Ct))).ShouldBe("AuthorMustNotApproveOwnArticle");
        (await RuleAsync(author.PatchAsJsonAsync(Path("articles/ZZ-100"), new { version, content = new { phoneMs = 60_000 } }, Ct))).ShouldBe("ArticleInReviewMustNotChange");
        var approved = await OkAsync(approver.PostAsJsonAsync(Path("articles/ZZ-100/transitions"), new { to = "approved", version }, Ct));
        version = approved.GetProperty("version").GetInt32();
        (await RuleAsync(approver.PostAsJsonAsync(Path("articles/ZZ-100/transitions"), new { to = "published", version, reviewBy = "2020-01-01" }, Ct))).ShouldBe("ReviewDayMustBeInTheFuture");
        var day = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().DateTime).AddMonths(6).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var live = await OkAsync(approver.PostAsJsonAsync(Path("articles/ZZ-100/transitions"), new { to = "published", version, reviewBy = day }, Ct));
        (await FirstHitAsync("蓝牙音箱")).ShouldBe("ZZ-100");
        (await OkAsync(author.GetAsync(Path("articles/ZZ-100/versions/1"), Ct))).GetProperty("approvedBy").GetString().ShouldBe("supervisor1");

        (await OkAsync(approver.PostAsJsonAsync(Path("articles/ZZ-100/transitions"), new { to = "retired", version = live.GetProperty("version").GetInt32(), reason = "停产" }, Ct)))
            .GetProperty("live").ValueKind.ShouldBe(JsonValueKind.Null);
        (await FirstHitAsync("蓝牙音箱")).ShouldNotBe("ZZ-100");
        using var gone = await (await host.ProgramAsync(Roles.Agent)).GetAsync(Path("articles/ZZ-100"), Ct);
        gone.StatusCode.ShouldBe(HttpStatusCode.NotFound, "who may only read does not see what is not in force");
    }

    [Fact]
    public async Task Article_ForTechnicians_IsHiddenFromAgents()
    {
        using var author = (await host.BrowserAsync("qa1")).Browser;
        using var approver = (await host.BrowserAsync("supervisor1")).Browser;
        var begun = await OkAsync(
            author.PostAsJsonAsync(Path("articles"), new { number = "ZZ-200", content = new { texts = new[] { new { language = "zh-CN", title = "压缩机吊装力矩表", body = "表" } }, audience = "technician" } }, Ct),
            HttpStatusCode.Created);
        var review = await OkAsync(Move(author, "inReview", begun));
        var approved = await OkAsync(approver.PostAsJsonAsync(Path("articles/ZZ-200/transitions"), new { to = "approved", version = review.GetProperty("version").GetInt32() }, Ct));
        var day = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().DateTime).AddMonths(6).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        await OkAsync(approver.PostAsJsonAsync(Path("articles/ZZ-200/transitions"), new { to = "published", version = approved.GetProperty("version").GetInt32(), reviewBy = day }, Ct));

        using var agent = await host.ProgramAsync(Roles.Agent);
        using var hidden = await agent.GetAsync(Path("articles/ZZ-200"), Ct);
        hidden.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await GetAsync(Roles.Agent, "knowledge/search?language=zh-CN&q=" + Uri.EscapeDataString("吊装力矩表"))).GetProperty("items").EnumerateArray()
            .Select(i => i.GetProperty("number").GetString()).ShouldNotContain("ZZ-200");
        (await GetAsync(Roles.Dispatcher, "articles/ZZ-200")).GetProperty("live").GetProperty("number").GetInt32().ShouldBe(1);
    }

    [Theory]
    [InlineData("inReview", Rights.KnowledgeEdit)]
    [InlineData("approved", Rights.KnowledgeApprove)]
    [InlineData("retired", Rights.KnowledgeApprove)]
    public async Task Step_WithoutTheRight_Answers403(string to, string right)
    {
        using var client = await host.ProgramAsync(Roles.Agent);
        using var answer = await client.PostAsJsonAsync(Path("articles/AC-001/transitions"), new { to, version = 1, reason = "x" }, Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await answer.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("right").GetString().ShouldBe(right);
    }

    [Theory]
    [InlineData("POST", "articles")]
    [InlineData("PATCH", "articles/AC-001")]
    [InlineData("POST", "knowledge/reindex")]
    public async Task Writing_WithoutTheRight_Answers403(string method, string path)
    {
        using var client = await host.ProgramAsync(Roles.Agent);
        using var request = new HttpRequestMessage(new HttpMethod(method), Path(path)) { Content = JsonContent.Create(new { version = 1 }) };
        using var answer = await client.SendAsync(request, Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Vote_OfAReader_CountsOncePerPerson()
    {
        var before = await GetAsync(Roles.Agent, "articles/TV-004");
        using var client = await host.ProgramAsync(Roles.Agent);
        foreach (var solved in new[] { true, true, false })
        {
            using var answer = await client.PostAsJsonAsync(Path("articles/TV-004/votes"), new { solved }, Ct);
            answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        }

        var after = await GetAsync(Roles.Agent, "articles/TV-004");
        (after.GetProperty("solved").GetInt32(), after.GetProperty("notSolved").GetInt32())
            .ShouldBe((before.GetProperty("solved").GetInt32(), before.GetProperty("notSolved").GetInt32() + 1));
    }

    [Fact]
    public async Task Reindex_WhileRunning_KeepsEveryDocument()
    {
        using var client = await host.ProgramAsync(Roles.Administrator);
        var state = await OkAsync(client.PostAsync(Path("knowledge/reindex"), null, Ct));
        (state.GetProperty("state").GetString(), state.GetProperty("documents").GetInt32() >= 100).ShouldBe(("ready", true));
        (await FirstHitAsync("空调漏水")).ShouldBe("AC-003");
    }

    private static object Content(string title, string body) => new { texts = new[] { new { language = "zh-CN", title, body } } };

    private static Task<HttpResponseMessage> Move(HttpClient client, string to, JsonElement article) =>
        client.PostAsJsonAsync(Path($"articles/{article.GetProperty("number").GetString()}/transitions"), new { to, version = article.GetProperty("version").GetInt32() }, Ct);

    private static Uri Path(string path) => new("/api/v1/" + path, UriKind.Relative);

    private static async Task<JsonElement> OkAsync(Task<HttpResponseMessage> asked, HttpStatusCode wanted = HttpStatusCode.OK)
    {
        using var answer = await asked;
        answer.StatusCode.ShouldBe(wanted, await answer.Content.ReadAsStringAsync(Ct));
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Ct);
    }

    private static async Task<string?> RuleAsync(Task<HttpResponseMessage> asked) =>
        (await OkAsync(asked, HttpStatusCode.Conflict)).GetProperty("rule").GetString();

    private async Task<string?> FirstHitAsync(string text)
    {
        var items = (await GetAsync(Roles.Agent, "knowledge/search?language=zh-CN&q=" + Uri.EscapeDataString(text))).GetProperty("items");
        return items.GetArrayLength() == 0 ? null : items[0].GetProperty("number").GetString();
    }

    private async Task<JsonElement> GetAsync(string role, string path)
    {
        using var client = await host.ProgramAsync(role);
        return await client.GetFromJsonAsync<JsonElement>(Path(path), Ct);
    }
}
