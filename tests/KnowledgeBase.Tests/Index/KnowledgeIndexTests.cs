using Crm.Domain.Knowledge;
using KnowledgeBase.Index;
using KnowledgeBase.Search;
using KnowledgeBase.Tests.Support;

namespace KnowledgeBase.Tests.Index;

public sealed class KnowledgeIndexTests
{
    [Theory]
    [InlineData("不制冷", "AC-001", "RF-001")]
    [InlineData("E6", "AC-007", "AC-007")]
    [InlineData("e06", "AC-007", "AC-007")]
    [InlineData("Ｅ－６", "AC-007", "AC-007")]
    [InlineData("外机不转", "AC-010", "AC-010")]
    [InlineData("gas smell", "SF-001", "SF-001")]
    [InlineData("镁棒", "WH-011", "WH-011")]
    [InlineData("AC-007", "AC-007", "AC-007")]
    public async Task GoldenQuery_FindsItsArticle_First(string query, string either, string or)
    {
        await using var bench = await Bench.OpenAsync();
        (await bench.NumbersAsync(query))[0].ShouldBeOneOf(either, or);
    }

    [Fact]
    public async Task Leak_FindsEveryAppliance()
    {
        await using var bench = await Bench.OpenAsync();
        var found = await bench.NumbersAsync("漏水");
        new[] { "AC-003", "RF-006", "WH-006", "WM-004" }.ShouldBeSubsetOf(found.Take(6));
    }

    [Theory]
    [InlineData("RF", "RF-006")]
    [InlineData("WM", "WM-004")]
    [InlineData("WH", "WH-006")]
    [InlineData("AC", "AC-003")]
    public async Task Leak_WithAUnit_FindsThatAppliance_First(string category, string number)
    {
        await using var bench = await Bench.OpenAsync();
        (await bench.NumbersAsync("漏水", unit: new UnitContext(category)))[0].ShouldBe(number);
    }

    [Theory]
    [InlineData("AC", "KFR-35GW/HM1", "AC-S01", null, "AC-001")]
    [InlineData("AC", null, "AC-S05", "E6", "AC-007")]
    [InlineData("WH", "JSQ30-16", "WH-S01", null, "WH-001")]
    [InlineData("WH", null, "WH-S07", null, "SF-001")]
    [InlineData("WM", null, null, "e-2", "WM-002")]
    public async Task Context_WithoutAText_FindsTheArticle(string category, string? model, string? symptom, string? code, string number)
    {
        await using var bench = await Bench.OpenAsync();
        (await bench.NumbersAsync("", unit: new UnitContext(category, model, symptom, code)))[0].ShouldBe(number);
    }

    [Fact]
    public async Task Context_LeavesOutOtherModels_AndOtherCategories()
    {
        await using var bench = await Bench.OpenAsync();
        var electric = await bench.NumbersAsync("", unit: new UnitContext("WH", "DSZF-60"), limit: 50);
        electric.ShouldContain("WH-004");
        electric.ShouldNotContain("WH-001");
        electric.ShouldAllBe(n => n.StartsWith("WH-", StringComparison.Ordinal) || n.StartsWith("SF-", StringComparison.Ordinal));
        (await bench.FindAsync("", unit: new UnitContext())).Total.ShouldBe(0);
        (await bench.FindAsync("")).Total.ShouldBe(0);
    }

    [Theory]
    [InlineData("漏", "AC-003")]
    [InlineData("不制", "AC-001")]
    [InlineData("空调不", "AC-001")]
    [InlineData("drain", "WM-002")]
    [InlineData("lea", "WM-004")]
    [InlineData("leaki", "WM-004")]
    [InlineData("not cooli", "AC-001")]
    public async Task AsYouType_FindsTheArticle_BeforeTheWordIsWhole(string typed, string number)
    {
        await using var bench = await Bench.OpenAsync();
        (await bench.NumbersAsync(typed, typed[0] < 128 ? "en" : "zh-CN", asYouType: true)).ShouldContain(number);
    }

    [Fact]
    public async Task Hits_CarryMarks_OnTheOriginalText()
    {
        await using var bench = await Bench.OpenAsync([Bench.Document("X-1", "空调：漏水怎么办", "第一段。\n\n请看 **冷气机** 的排水管，<b>漏水</b>要先断电。")]);
        var hit = (await bench.FindAsync("空调漏水")).Hits.ShouldHaveSingleItem();
        Marked(hit.Title).ShouldBe(["空调", "漏水"]);
        Marked(hit.Snippet).ShouldContain("冷气机");
        Marked(hit.Snippet).ShouldContain("漏水");
        hit.Snippet.Text.ShouldContain("<b>");
    }

    [Fact]
    public async Task Snippet_ShowsThePlace_InALongBody()
    {
        var body = string.Concat(Enumerable.Repeat("这里什么也没有。", 300)) + "独角兽在这里吃草。" + string.Concat(Enumerable.Repeat("后面也没有。", 300));
        await using var bench = await Bench.OpenAsync([Bench.Document("X-1", "长文", body)]);
        var snippet = (await bench.FindAsync("独角兽")).Hits[0].Snippet;
        snippet.Text.Length.ShouldBeLessThan(130);
        snippet.Text.ShouldStartWith("…");
        snippet.Text.ShouldEndWith("…");
        Marked(snippet).ShouldBe(["独角兽"]);
    }

    [Fact]
    public async Task Language_IsTheReaders_AndTheOtherWhenItIsMissing()
    {
        await using var bench = await Bench.OpenAsync();
        (await bench.FindAsync("空调不制冷", "en")).Hits[0].Language.ShouldBe("en");
        var hood = (await bench.FindAsync("grease hood dripping oil", "en", limit: 50)).Hits.Single(h => h.Number == "RH-002");
        hood.Language.ShouldBe("zh-CN");
        (await bench.NumbersAsync("yellow flame", "en"))[0].ShouldBe("RH-004");
    }

    [Fact]
    public async Task Reader_SeesOnlyWhatIsForHim()
    {
        await using var bench = await Bench.OpenAsync(
        [
            Bench.Document("X-1", "独角兽 维修") with { Audience = ArticleAudience.Technician },
            Bench.Document("X-2", "独角兽 受理") with { Audience = ArticleAudience.Agent },
            Bench.Document("X-3", "独角兽 须知") with { Audience = ArticleAudience.Public },
        ]);
        foreach (var (reader, count) in ((ArticleAudience, int)[])[(ArticleAudience.Technician, 3), (ArticleAudience.Agent, 2), (ArticleAudience.Public, 1)])
            (await bench.Index.SearchAsync(new KnowledgeQuery { Text = "独角兽", Reader = reader }, TestContext.Current.CancellationToken)).Total.ShouldBe(count);
    }

    [Fact]
    public async Task Pages_AreBounded_AndFollowEachOther()
    {
        await using var bench = await Bench.OpenAsync(Enumerable.Range(1, 130).Select(i => Bench.Document($"X-{i:000}", "独角兽")));
        List<string> all = [];
        for (var offset = 0; offset < 150; offset += 50)
        {
            var page = await bench.Index.SearchAsync(new KnowledgeQuery { Text = "独角兽", Offset = offset, Limit = 1_000 }, TestContext.Current.CancellationToken);
            page.Total.ShouldBe(130);
            page.Hits.Length.ShouldBeLessThanOrEqualTo(KnowledgeQuery.LargestPage);
            all.AddRange(page.Hits.Select(h => h.Number));
        }

        all.ShouldBe(Enumerable.Range(1, 130).Select(i => $"X-{i:000}"), ignoreOrder: true);
        (await bench.Index.SearchAsync(new KnowledgeQuery { Text = "独角兽", Offset = -5, Limit = -5 }, TestContext.Current.CancellationToken)).Hits.Length.ShouldBe(1);
    }

    [Fact]
    public async Task NoHit_SuggestsWordsThatExist()
    {
        await using var bench = await Bench.OpenAsync();
        var page = await bench.FindAsync("凝漏");
        page.Total.ShouldBe(0);
        page.Suggestions.ShouldContain("凝露");
        (await bench.FindAsync("compresor kaputt", "en")).Suggestions.Length.ShouldBeLessThanOrEqualTo(5);
    }

    [Fact]
    public async Task Votes_DecideBetweenEquals()
    {
        await using var bench = await Bench.OpenAsync(
        [
            Bench.Document("X-1", "独角兽") with { Votes = new ArticleVotes(1, 20) },
            Bench.Document("X-2", "独角兽") with { Votes = new ArticleVotes(20, 1) },
        ]);
        (await bench.NumbersAsync("独角兽")).ShouldBe(["X-2", "X-1"]);
    }

    [Fact]
    public async Task Put_IsSeenByTheNextSearch_AndRemovalToo()
    {
        await using var bench = await Bench.OpenAsync();
        var ct = TestContext.Current.CancellationToken;
        await bench.Index.PutAsync("X-1", [Bench.Document("X-1", "独角兽洗衣机"), Bench.Document("X-1", "unicorn washer", language: "en")], ct);
        (await bench.NumbersAsync("独角兽"))[0].ShouldBe("X-1");
        await bench.Index.PutAsync("X-1", [Bench.Document("X-1", "麒麟洗衣机")], ct);
        (await bench.NumbersAsync("独角兽")).ShouldBeEmpty();
        (await bench.NumbersAsync("unicorn", "en")).ShouldBeEmpty();
        (await bench.NumbersAsync("麒麟"))[0].ShouldBe("X-1");
        await bench.Index.PutAsync("X-1", [], ct);
        (await bench.NumbersAsync("麒麟")).ShouldBeEmpty();
        bench.Index.Health.Documents.ShouldBe(Bench.Seeds.Length);
        await Should.ThrowAsync<ArgumentException>(() => bench.Index.PutAsync("X-2", [Bench.Document("X-1", "错")], ct));
    }

    [Fact]
    public async Task Rebuild_AndSmallSteps_GiveTheSame()
    {
        await using var built = await Bench.OpenAsync();
        await using var stepped = await Bench.OpenAsync([]);
        foreach (var article in Bench.Seeds.GroupBy(s => s.Number).Reverse())
        {
            for (var version = 1; version < 4; version++)
                await stepped.Index.PutAsync(article.Key, [Bench.Document(article.Key, $"先前的版本 {version}，独角兽")], TestContext.Current.CancellationToken);
            await stepped.Index.PutAsync(article.Key, [.. article], TestContext.Current.CancellationToken);
        }

        stepped.Source.Documents.AddRange(Bench.Seeds.Reverse());
        string[] queries = ["漏水", "空调不制冷", "E1", "洗衣机 门", "not cooling", "安全", "独角兽", "师傅上门"];
        foreach (var query in queries)
        {
            var (a, b) = (await built.FindAsync(query, limit: 50), await stepped.FindAsync(query, limit: 50));
            b.Hits.Select(h => h.Number).ShouldBe(a.Hits.Select(h => h.Number), ignoreOrder: true, query);
            b.Hits.Take(1).Select(h => h.Number).ShouldBe(a.Hits.Take(1).Select(h => h.Number), query);
        }

        // So many steps wear the statistics out; the next start builds anew, and then even the figures agree.
        await stepped.ReopenAsync();
        stepped.Index.Health.Rebuilds.ShouldBe(1);
        foreach (var query in queries)
        {
            var (a, b) = (await built.FindAsync(query, limit: 50), await stepped.FindAsync(query, limit: 50));
            b.Hits.Select(h => h.Number).ShouldBe(a.Hits.Select(h => h.Number), query);
            b.Hits.Select(h => h.Snippet.Text).ShouldBe(a.Hits.Select(h => h.Snippet.Text), query);
            b.Hits.Select(h => h.Score).Zip(a.Hits.Select(h => h.Score)).ShouldAllBe(p => Math.Abs(p.First - p.Second) < 1e-6);
        }
    }

    [Fact]
    public async Task Cancelled_Search_Throws_AndHarmsNothing()
    {
        await using var bench = await Bench.OpenAsync();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => bench.Index.SearchAsync(new KnowledgeQuery { Text = "空调" }, cancelled.Token));
        (await bench.FindAsync("空调")).IsDegraded.ShouldBeFalse();
    }

    [Fact]
    public async Task ManyAtOnce_ReadersAndAWriter_NeverMissAnArticle()
    {
        await using var bench = await Bench.OpenAsync();
        var ct = TestContext.Current.CancellationToken;
        var writer = Task.Run(async () =>
        {
            for (var i = 0; i < 60; i++)
                await bench.Index.PutAsync("X-1", i % 2 == 0 ? [Bench.Document("X-1", $"独角兽 {i}")] : [], ct);
        }, ct);
        var readers = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (!writer.IsCompleted)
            {
                var page = await bench.FindAsync("空调漏水");
                page.IsDegraded.ShouldBeFalse();
                page.Hits[0].Number.ShouldBe("AC-003");
            }
        }, ct));
        await Task.WhenAll([writer, .. readers]);
    }

    private static List<string> Marked(MarkedText text) => [.. text.Marks.Select(m => text.Text.Substring(m.Start, m.Length))];
}
