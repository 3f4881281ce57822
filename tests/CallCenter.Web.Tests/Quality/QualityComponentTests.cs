using AfterSales.Tests.Shared;
using Bunit;
using CallCenter.Web.Features.Quality;
using CallCenter.Web.Features.Recordings;
using CallCenter.Web.Tests.Ui;
using CallCenter.Web.Ui;
using Crm.Domain.Quality;
using Microsoft.Extensions.DependencyInjection;
using Persistence;
using Persistence.History;
using Persistence.Quality;
using Persistence.Queries;
using Persistence.Sqlite;
using Shouldly;
using Xunit;

namespace CallCenter.Web.Tests.Quality;

/// <summary>The parts of the page in both languages, over a real store.</summary>
public sealed class QualityComponentTests : IAsyncLifetime
{
    private static readonly DateTimeOffset At = new(2026, 11, 22, 2, 0, 0, TimeSpan.Zero);
    private static readonly Guid Call = Guid.Parse("019aa000-0000-7000-8000-000000000001");
    private readonly TempFolder _folder = new();
    private readonly StoreProvider _store;

    public QualityComponentTests() => _store = SqliteStore.ForFile(_folder.File("store.db"));

    public static TheoryData<string> Languages => [.. Cultures.All];

    private static CancellationToken Ct => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await using var services = new ServiceCollection().AddLogging().AddPersistence(_store).BuildServiceProvider();
        await services.GetRequiredService<StoreMigrator>().MigrateAsync(Ct);
        await services.GetRequiredService<InteractionStore>().SaveAsync([new InteractionChange.Call(Row())], Ct);
        var draft = Value(await services.GetRequiredService<FormStore>().SaveDraftAsync(DefaultForms.Repair, new Actor("admin"), Ct));
        await services.GetRequiredService<FormStore>().ActivateAsync(draft.Code, 1, draft.Version, new Actor("admin"), Ct);
    }

    public ValueTask DisposeAsync()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Panel_ByKeys_ScoresAndSavesTheDraft(string culture)
    {
        using var page = Page(culture);
        var panel = page.Render<EvaluationPanel>(p => p.Add(x => x.Call, Open()).Add(x => x.Me, "qa1"));
        await PressAsync(panel, "1");
        await PressAsync(panel, "0");
        await PressAsync(panel, "2");
        panel.Find("[data-testid=evaluation-score]").TextContent.ShouldBe("42.9");
        panel.WaitForAssertion(() => panel.Find("[data-testid=evaluation-saved]").GetAttribute("data-saved").ShouldBe("true"));
        var review = (await page.Services.GetRequiredService<ReviewQuery>().OfCallAsync(Call, Ct)).ShouldHaveSingleItem().Review;
        review.State.ShouldBe(ReviewState.Draft);
        review.Answers.Select(a => (a.Item, a.Points, a.IsNotApplicable)).ShouldBe([("greeting", 1, false), ("recording-notice", null, true), ("identity", 0, false)]);
        panel.Find("[data-item=identity]").GetAttribute("aria-current").ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Panel_SubmittedTooEarly_NamesWhatIsMissing(string culture)
    {
        using var page = Page(culture);
        var panel = page.Render<EvaluationPanel>(p => p.Add(x => x.Call, Open()).Add(x => x.Me, "qa1"));
        await panel.Find("[data-testid=evaluation-submit]").ClickAsync(new());
        panel.FindAll("dialog li").Count.ShouldBe(14);
        panel.FindAll("[data-testid=evaluation-leave-out]").ShouldBeEmpty();
        await panel.Find("[data-testid=evaluation-to-missing]").ClickAsync(new());
        panel.FindAll("dialog li").ShouldBeEmpty();
    }

    [Fact]
    public async Task Panel_OfTheAgentHimself_SaysWhyNot()
    {
        using var page = Page();
        var panel = page.Render<EvaluationPanel>(p => p.Add(x => x.Call, Open()).Add(x => x.Me, "agent1"));
        await PressAsync(panel, "1");
        panel.WaitForAssertion(() => panel.Find("[data-testid=evaluation-saved]").TextContent.ShouldContain("不能给自己参与的电话评分"));
    }

    [Fact]
    public async Task Panel_OfACallThatAnotherReviewerScores_SaysWhoAndSinceWhen()
    {
        using var page = Page();
        await page.Services.GetRequiredService<ReviewStore>().StartAsync(Call, null, DefaultForms.RepairHotline, new Actor("supervisor1"), Ct);
        var others = await page.Services.GetRequiredService<ReviewQuery>().OfCallAsync(Call, Ct);
        var panel = page.Render<EvaluationPanel>(p => p.Add(x => x.Call, Open(others)).Add(x => x.Me, "qa1"));
        panel.Find("[data-testid=claimed]").TextContent.ShouldContain("supervisor1");
    }

    [Theory]
    [InlineData("agent1", true)]
    [InlineData("qa1", false)]
    public async Task Reading_LetsOnlyTheAgentAcknowledge(string me, bool may)
    {
        using var page = Page();
        var card = await GivenAsync(page);
        var reading = page.Render<ReviewReading>(p => p.Add(x => x.Card, card).Add(x => x.Me, me).Add(x => x.CanJump, true));
        reading.Find("[data-testid=evaluation-score]").TextContent.ShouldBe("94");
        reading.Find("[data-item=greeting] [data-testid=review-jump]").TextContent.ShouldBe("0:12");
        reading.FindAll("[data-testid=acknowledge]").Count.ShouldBe(may ? 1 : 0);
        if (!may)
            return;
        await reading.Find("[data-testid=acknowledge]").ClickAsync(new());
        (await page.Services.GetRequiredService<ReviewQuery>().FindAsync(card.Review.Id, Ct))!.Review.State.ShouldBe(ReviewState.Acknowledged);
    }

    [Fact]
    public async Task Reading_JumpsToTheMark()
    {
        using var page = Page();
        var card = await GivenAsync(page);
        long? jumped = null;
        var reading = page.Render<ReviewReading>(p => p.Add(x => x.Card, card).Add(x => x.Me, "agent1").Add(x => x.CanJump, true).Add(x => x.OnJump, ms => jumped = ms));
        await reading.Find("[data-testid=review-jump]").ClickAsync(new());
        jumped.ShouldBe(12_500);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void List_ShowsWhatHappenedAndNeverAWholeNumber(string culture)
    {
        using var page = Page(culture);
        var line = new RecordingLine(
            new RecordingRow { Id = Call, StartedAt = At, DurationMs = 65_000 }, Row(), "林晓雯", null, "T-261122-0007", 0, new RecordingMarks(true, true, ReviewState.Submitted, "qa1", true));
        var list = page.Render<RecordingList>(p => p.Add(x => x.Lines, [line]).Add(x => x.Selected, Call));
        var row = list.Find("[data-testid=recording-row]");
        row.TextContent.ShouldContain("138****8000");
        row.TextContent.ShouldContain("1:05");
        row.TextContent.ShouldContain("T-261122-0007");
        list.FindAll(".badge").Count.ShouldBe(4);
        row.GetAttribute("aria-current").ShouldBe("true");
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void List_WithAPoorLine_SaysSo(string culture)
    {
        using var page = Page(culture);
        RecordingLine Line(double? mos) => new(
            new RecordingRow { Id = Call, StartedAt = At, DurationMs = 65_000 }, Row(), null, null, null, null, new RecordingMarks(false, false, null, null, false, mos));
        page.Render<RecordingList>(p => p.Add(x => x.Lines, [Line(2.94)])).Find(".badge").TextContent.ShouldContain("2.9");
        page.Render<RecordingList>(p => p.Add(x => x.Lines, [Line(4.2)])).FindAll(".badge").ShouldBeEmpty();
        page.Render<RecordingList>(p => p.Add(x => x.Lines, [Line(null)])).FindAll(".badge").ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void List_Empty_SaysWhatHelps(string culture)
    {
        using var page = Page(culture);
        page.Render<RecordingList>(p => p.Add(x => x.Lines, []).Add(x => x.Filtered, true)).Find(".empty").TextContent.Length.ShouldBeGreaterThan(5);
        page.Render<ReviewList>(p => p.Add(x => x.Lines, [])).Find(".empty").TextContent.Length.ShouldBeGreaterThan(5);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Player_ShowsMarkersWithPlaceAndWords(string culture)
    {
        using var page = Page(culture);
        var player = page.Render<RecordingPlayer>(p => p.Add(x => x.Id, Call).Add(x => x.Length, TimeSpan.FromMinutes(2))
            .Add(x => x.Markers, [new RecordingMarker(MarkerKind.Hold, 30_000, 60_000, "agent1"), new RecordingMarker(MarkerKind.Ticket, 90_000, null, null)]));
        var marks = player.FindAll("[data-testid=player-marker]");
        marks.Select(m => (m.GetAttribute("data-at"), m.GetAttribute("style"))).ShouldBe([("30000", "left:25%"), ("90000", "left:75%")]);
        marks[0].GetAttribute("aria-label")!.ShouldContain("0:30");
        player.Find(".player__span--hold").GetAttribute("style").ShouldBe("left:25%;width:25%");
        player.FindAll("[data-mark]").Count.ShouldBe(2);
    }

    [Fact]
    public void Player_OfALeftMessage_HasTheCallersLaneAlone()
    {
        using var page = Page("en");
        var both = page.Render<RecordingPlayer>(p => p.Add(x => x.Id, Call).Add(x => x.Length, TimeSpan.FromSeconds(20)));
        both.FindAll(".player__lane").Count.ShouldBe(2);
        both.Find("[data-testid=player]").HasAttribute("data-one-sided").ShouldBeFalse();
        var one = page.Render<RecordingPlayer>(p => p.Add(x => x.Id, Call).Add(x => x.Length, TimeSpan.FromSeconds(20)).Add(x => x.OneSided, value: true));
        one.FindAll(".player__lane").ShouldHaveSingleItem().TextContent.ShouldBe("Customer");
        one.FindAll("[data-mute], [data-solo]").ShouldBeEmpty("nobody else is to be muted");
        one.Find("[data-testid=player]").HasAttribute("data-one-sided").ShouldBeTrue();
    }

    private PageContext Page(string culture = Cultures.Chinese)
    {
        var page = new PageContext(culture);
        page.Services.AddPersistence(_store);
        page.Services.AddSingleton<QualityWords>();
        return page;
    }

    private static Task PressAsync(IRenderedComponent<EvaluationPanel> panel, string key) => panel.Find($"button[aria-keyshortcuts='{key}']").ClickAsync(new());

    private static InteractionRow Row() => new()
    {
        Id = Call, PartyE164 = "+8613800138000", CallerRaw = "x", CalledNumber = "y", AgentId = "agent1", ReceivedAt = At, AnsweredAt = At, EndedAt = At.AddMinutes(2),
    };

    private static CallUnderReview Open(IReadOnlyList<ReviewCard>? reviews = null) =>
        new(new InteractionCard(Row(), null, [], [], [], []), null, null, null, RecordingCondition.NotRecorded, [], null, [], reviews ?? []);

    private static async Task<ReviewCard> GivenAsync(PageContext page)
    {
        var store = page.Services.GetRequiredService<ReviewStore>();
        var review = Value(await store.StartAsync(Call, null, DefaultForms.RepairHotline, new Actor("qa1"), Ct));
        var answers = DefaultForms.Repair.Items.Select(i => i.Code == "greeting"
            ? new ItemAnswer { Item = i.Code, Points = 0, Comment = "no number", AtMs = 12_500 }
            : new ItemAnswer { Item = i.Code, Points = i.Max });
        review = Value(await store.ChangeAsync(review.Id, review.Version, [new ReviewCommand.Answer([.. answers], null, "qa1"), new ReviewCommand.Submit("qa1")], new Actor("qa1"), Ct));
        return (await page.Services.GetRequiredService<ReviewQuery>().FindAsync(review.Id, Ct))!;
    }

    private static T Value<T>(SaveResult<T> result) => result.ShouldBeOfType<SaveResult<T>.Saved>().Value;
}
