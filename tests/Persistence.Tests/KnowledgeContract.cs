using Crm.Domain;
using Crm.Domain.Knowledge;
using Crm.Domain.Tickets;
using Persistence.Knowledge;
using Shouldly;
using Xunit;

namespace Persistence.Tests;

/// <summary>What every provider must do alike with knowledge articles.</summary>
public abstract class KnowledgeContract
{
    private static readonly Actor Author = new("qa1");
    private static readonly Actor Approver = new("supervisor1");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private protected abstract Task<TestStore> NewStoreAsync();

    [Fact]
    public async Task Pages_GoThroughAllArticlesOnce_InTheOrderOfTheirNumbers()
    {
        await using var store = await NewStoreAsync();
        foreach (var number in new[] { "WM-002", "AC-001", "RF-010", "AC-010", "PR-001" }) await BeginAsync(store, number);
        await PublishAsync(store, "AC-010", 1);
        await PublishAsync(store, "WM-002", 1);
        var query = store.Get<ArticleQuery>();

        List<string> numbers = [];
        string? after = null;
        do
        {
            var page = await query.PageAsync(new ArticleFilter(), 2, after, Ct);
            numbers.AddRange(page.Select(a => a.Number));
            after = page.Count < 2 ? null : page[^1].Number;
        }
        while (after is not null);

        numbers.ShouldBe(["AC-001", "AC-010", "PR-001", "RF-010", "WM-002"]);
        var live = await query.PageAsync(new ArticleFilter { IsInForce = true }, 10, null, Ct);
        live.Select(a => (a.Number, a.Live!.Number)).ShouldBe([("AC-010", 1), ("WM-002", 1)]);
        (await query.CountAsync(new ArticleFilter { State = ArticleState.Draft }, Ct)).ShouldBe(3);
        (await query.ListAsync(new ArticleFilter { ReviewBefore = Day(store).AddMonths(7) }, 10, Ct)).Count.ShouldBe(2);
        (await query.ListAsync(new ArticleFilter { ReviewBefore = Day(store) }, 10, Ct)).ShouldBeEmpty();
        (await query.NextNumberAsync("AC", Ct)).ShouldBe("AC-011");
        (await query.NextNumberAsync("TV", Ct)).ShouldBe("TV-001");
    }

    [Fact]
    public async Task Stamp_MovesWithEverySaveAndEveryVote()
    {
        await using var store = await NewStoreAsync();
        var query = store.Get<ArticleQuery>();
        List<ArticleStamp> stamps = [await query.StampAsync(Ct)];
        await BeginAsync(store, "AC-001");
        stamps.Add(await query.StampAsync(Ct));
        await PublishAsync(store, "AC-001", 1);
        stamps.Add(await query.StampAsync(Ct));
        foreach (var helped in new[] { true, false })
        {
            store.Clock.Advance(TimeSpan.FromMinutes(1));
            (await store.Get<ArticleStore>().VoteAsync("AC-001", null, helped, Author, Ct)).ShouldBeOfType<SaveResult<bool>.Saved>();
            stamps.Add(await query.StampAsync(Ct));
        }

        stamps.Distinct().Count().ShouldBe(stamps.Count);
        (await query.FindAsync("AC-001", Ct))!.Votes.ShouldBe(new ArticleVotes(0, 1), "a reader has one word, and may change it");
        (await store.Get<ArticleStore>().VoteAsync("AC-001", new TicketId(Guid.CreateVersion7()), true, Author, Ct))
            .ShouldBeOfType<SaveResult<bool>.Refused>().Refusal.Rule.ShouldBe(Refusal.NotFound);
    }

    [Fact]
    public async Task Edits_OfOneSitting_AreOneFact_AndAnotherPersonsAreAnother()
    {
        await using var store = await NewStoreAsync();
        var article = await BeginAsync(store, "AC-001");
        for (var i = 0; i < 3; i++) article = await EditAsync(store, article, Author);
        article = await EditAsync(store, article, Approver);
        store.Clock.Advance(TimeSpan.FromHours(2));
        article = await EditAsync(store, article, Approver);

        var facts = await store.Get<ArticleQuery>().FactsAsync(article.Id, 20, Ct);
        facts.Reverse().Select(f => (f.Type, f.ActorId)).ShouldBe([("Begun", "qa1"), ("Edited", "qa1"), ("Edited", "supervisor1"), ("Edited", "supervisor1")]);
        facts.Select(f => f.Seq).ShouldBe([4, 3, 2, 1]);
    }

    [Fact]
    public async Task Gaps_AreCounted_SettledAndLimited()
    {
        await using var store = await NewStoreAsync();
        var gaps = store.Get<KnowledgeGapStore>();
        foreach (var text in new[] { "蓝牙", " 蓝牙 ", "e99", "13800138000" }) await gaps.NoteAsync(text, ArticleLanguages.Chinese, Ct);
        await gaps.NoteAsync("蓝牙", ArticleLanguages.English, Ct);

        (await gaps.ListAsync(10, Ct)).Select(g => (g.Text, g.Language, g.Count)).ShouldBe([("蓝牙", "zh-CN", 2), ("e99", "zh-CN", 1), ("蓝牙", "en", 1)], ignoreOrder: true);
        await gaps.SettleAsync(["蓝牙"], ArticleLanguages.Chinese, Ct);
        (await gaps.ListAsync(10, Ct)).Select(g => (g.Text, g.Language)).ShouldBe([("e99", "zh-CN"), ("蓝牙", "en")], ignoreOrder: true);
        for (var i = 0; i < KnowledgeGapStore.Kept; i++)
        {
            store.Clock.Advance(TimeSpan.FromSeconds(1));
            await gaps.NoteAsync("w" + (char)('a' + (i / 26 % 26)) + (char)('a' + (i % 26)), ArticleLanguages.Chinese, Ct);
        }

        var kept = await gaps.ListAsync(KnowledgeGapStore.Kept, Ct);
        kept.Count.ShouldBe(KnowledgeGapStore.Kept);
        kept.ShouldNotContain(g => g.Text == "e99", "what was missed longest ago goes first");
    }

    private static DateOnly Day(TestStore store) => SiteZone.DayOf(store.Clock.GetUtcNow());

    private static ArticleContent Content(string title) => new() { Texts = [new ArticleText(ArticleLanguages.Chinese, title, "1. 重启", [])] };

    private static async Task<Article> BeginAsync(TestStore store, string number) =>
        (await store.Get<ArticleStore>().BeginAsync(number, Content(number), Author, Ct)).ShouldBeOfType<SaveResult<Article>.Saved>().Value;

    private static async Task<Article> EditAsync(TestStore store, Article article, Actor by)
    {
        store.Clock.Advance(TimeSpan.FromSeconds(5));
        return (await store.Get<ArticleStore>().ChangeAsync(article.Number, article.Version, [new ArticleCommand.Edit(Content("x" + article.Version), by.Id)], by, Ct))
            .ShouldBeOfType<SaveResult<Article>.Saved>().Value;
    }

    private static async Task PublishAsync(TestStore store, string number, int version) =>
        (await store.Get<ArticleStore>().ChangeAsync(
            number, version, [new ArticleCommand.Submit(Author.Id), new ArticleCommand.Approve(Approver.Id), new ArticleCommand.Publish(Day(store).AddMonths(6), Approver.Id)], Approver, Ct))
        .ShouldBeOfType<SaveResult<Article>.Saved>();
}
