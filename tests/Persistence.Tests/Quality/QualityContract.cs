using Crm.Domain;
using Crm.Domain.Administration;
using Crm.Domain.Customers;
using Crm.Domain.PhoneNumbers;
using Crm.Domain.Quality;
using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Persistence.Administration;
using Persistence.Customers;
using Persistence.Demo;
using Persistence.History;
using Persistence.Quality;
using Persistence.Queries;
using Persistence.Tickets;
using Shouldly;
using Xunit;

namespace Persistence.Tests.Quality;

/// <summary>What every provider must do alike with forms, reviews and recordings.</summary>
public abstract class QualityContract
{
    private static readonly Actor Reviewer = new("qa1", "desk-9");
    private static readonly Actor Agent = new("agent1", "desk-1");
    private static readonly DateTimeOffset At = new(2026, 11, 20, 2, 0, 0, TimeSpan.Zero);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private protected abstract Task<TestStore> NewStoreAsync();

    [Fact]
    public async Task Form_FromDraftToUse_IsLockedAndGoesOnAsANewVersion()
    {
        await using var store = await NewStoreAsync();
        var forms = store.Get<FormStore>();
        var draft = await Saved(forms.SaveDraftAsync(DefaultForms.Repair, Reviewer, Ct));
        (draft.Number, draft.State).ShouldBe((1, FormState.Draft));
        draft = await Saved(forms.SaveDraftAsync(draft with { Name = new FormText("热线", "Hot line") }, Reviewer, Ct));
        var active = await Saved(forms.ActivateAsync(draft.Code, 1, draft.Version, Reviewer, Ct));
        await CallAsync(store, 1);
        await Saved(store.Get<ReviewStore>().StartAsync(Id(1), null, active.Code, Reviewer, Ct));

        var used = (await store.Get<ReviewQuery>().FormsAsync(Ct)).ShouldHaveSingleItem();
        (used.IsUsed, used.Name.En, used.Items.Count()).ShouldBe((true, "Hot line", DefaultForms.Repair.Items.Count()));
        (await Rule(forms.SaveDraftAsync(used, Reviewer, Ct))).ShouldBe("UsedFormMustNotChange");
        var next = await Saved(forms.SaveDraftAsync(used with { Number = 2 }, Reviewer, Ct));
        await Saved(forms.ActivateAsync(next.Code, 2, next.Version, Reviewer, Ct));
        (await store.Get<ReviewQuery>().FormsAsync(Ct)).Select(f => (f.Number, f.State)).ShouldBe([(2, FormState.Active), (1, FormState.Retired)]);
    }

    [Fact]
    public async Task Recordings_OfDaysThatAreOver_AreChainedAndExpireWithoutLeavingTheChain()
    {
        await using var store = await NewStoreAsync();
        for (var day = 18; day <= 20; day++)
            await RecordAsync(store, new DateTimeOffset(2026, 11, day, 3, 0, 0, TimeSpan.Zero));
        var chain = store.Get<RecordingChainStore>();
        var closed = await chain.CloseAsync(new DateOnly(2026, 11, 20), 10, Ct);
        closed.Select(d => (d.Day.Day, d.Lines.Length)).ShouldBe([(18, 1), (19, 1)]);
        var days = await chain.ListAsync(Ct);
        (days[0].Previous, days[1].Previous).ShouldBe((RecordingManifest.NoDay, days[0].Hash));
        days[1].Hash.ShouldBe(closed[1].Hash());
        (await chain.OfDayAsync(null, Ct)).Count.ShouldBe(1);
        var row = (await chain.OfDayAsync(days[0].Day, Ct)).ShouldHaveSingleItem();
        (await chain.KnownPathsAsync([row.RelativePath, "stray.wav"], Ct)).ShouldBe([row.RelativePath]);

        var retention = store.Get<RecordingRetentionStore>();
        var before = new DateTimeOffset(2026, 11, 19, 0, 0, 0, TimeSpan.Zero);
        (await retention.CountAsync(before, Ct)).ShouldBe((1, row.Bytes));
        await retention.MarkDeletedAsync([row.Id], "system", Ct);
        (await retention.CountAsync(before, Ct)).ShouldBe((0, 0L));
        var gone = (await chain.FindAsync([row.Id], Ct))[row.Id];
        (gone.State, RecordingChainStore.LineOf(gone)).ShouldBe((RecordingState.Deleted, closed[0].Lines[0]));
    }

    [Fact]
    public async Task Invariant26_AHeldRecording_OutlivesRetention_UntilItIsReleasedWithAReason()
    {
        await using var store = await NewStoreAsync();
        await RecordAsync(store, At);
        var retention = store.Get<RecordingRetentionStore>();
        var before = new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var row = (await retention.NextAsync(before, 10, Ct)).ShouldHaveSingleItem();

        (await Rule(retention.HoldAsync(row.Id, "  ", Reviewer, Ct))).ShouldBe(FieldRules.Missing);
        await Saved(retention.HoldAsync(row.Id, "法院调取 2026-118", Reviewer, Ct));
        (await Rule(retention.HoldAsync(row.Id, "again", Agent, Ct))).ShouldBe(LegalHoldRules.IsHeld);

        (await retention.CountAsync(before, Ct)).ShouldBe((0, 0L));
        (await retention.NextAsync(before, 10, Ct)).ShouldBeEmpty();
        await Saved(retention.ReleaseAsync(row.Id, "结案", Agent, Ct));
        (await retention.NextAsync(before, 10, Ct)).ShouldHaveSingleItem().HeldAt.ShouldBeNull();
        await using var db = store.Open();
        (await db.AuditEntries.Where(a => a.Command == "recording.held" || a.Command == "recording.released").OrderBy(a => a.Seq).Select(a => a.After).ToListAsync(Ct)).ShouldBe(["法院调取 2026-118", "结案"]);
    }

    [Fact]
    public async Task Invariant26_ARecordingThatRetentionClaimed_CannotBeHeldAnyMore_AndAHeldOneIsNotClaimed()
    {
        await using var store = await NewStoreAsync();
        await RecordAsync(store, At);
        await RecordAsync(store, At.AddMinutes(1));
        var retention = store.Get<RecordingRetentionStore>();
        var before = new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var due = await retention.NextAsync(before, 10, Ct);
        await Saved(retention.HoldAsync(due[0].Id, "保险公司调取", Reviewer, Ct));

        var claimed = await retention.ClaimAsync(before, 10, Ct);

        claimed.Select(r => r.Id).ShouldBe([due[1].Id]);
        (await Rule(retention.HoldAsync(due[1].Id, "too late", Reviewer, Ct))).ShouldBe(LegalHoldRules.IsGone);
        (await retention.ClaimAsync(before, 10, Ct)).Select(r => r.Id).ShouldBe([due[1].Id], "a run that was cut off is gone on with");
    }

    [Fact]
    public async Task Review_FromDraftToAcknowledged_LeavesScoreTimelineAndOutbox()
    {
        await using var store = await NewStoreAsync();
        await PrepareAsync(store, 1);
        var reviews = store.Get<ReviewStore>();
        var review = await Saved(reviews.StartAsync(Id(1), null, DefaultForms.RepairHotline, Reviewer, Ct));
        review = await Saved(reviews.ChangeAsync(review.Id, review.Version, [new ReviewCommand.Answer([.. All().Select(a => a.Item == "unit" ? a with { IsNotApplicable = true, Points = null } : a)], "好", Reviewer.Id)], Reviewer, Ct));
        review = await Saved(reviews.ChangeAsync(review.Id, review.Version, [new ReviewCommand.Submit(Reviewer.Id)], Reviewer, Ct));
        review.ScoreTenths.ShouldBe(1000);
        review = await Saved(reviews.ChangeAsync(review.Id, review.Version, [new ReviewCommand.Acknowledge("收到", Agent.Id)], Agent, Ct));

        var card = (await store.Get<ReviewQuery>().FindAsync(review.Id, Ct))!;
        (card.Review.State, card.Review.AcknowledgeComment, card.Review.Answers.Single(a => a.Item == "unit").IsNotApplicable).ShouldBe((ReviewState.Acknowledged, "收到", true));
        await using var db = store.Open();
        var score = (await db.Evaluations.Where(e => e.InteractionId == Id(1)).ToListAsync(Ct)).ShouldHaveSingleItem();
        (score.Score, score.Source, score.AgentId, score.ReviewerId, score.IsFatal).ShouldBe((100, EvaluationSource.Reviewer, "agent1", "qa1", false));
        (await db.Set<ReviewTimelineRow>().OrderBy(t => t.Seq).Select(t => t.Type).ToListAsync(Ct)).ShouldBe(["Started", "Submitted", "Acknowledged"]);
        (await db.Outbox.Where(o => o.Type.StartsWith("evaluation.")).OrderBy(o => o.Seq).Select(o => o.Type).ToListAsync(Ct))
            .ShouldBe(["evaluation.started", "evaluation.submitted", "evaluation.acknowledged"]);
    }

    [Fact]
    public async Task Review_WithAFatalFailure_ScoresZeroEverywhere()
    {
        await using var store = await NewStoreAsync();
        await PrepareAsync(store, 1);
        await GiveAsync(store, 1, a => a.Item == DefaultForms.GasSafety ? a with { Points = 0, Comment = "没有先说关阀" } : a);
        await using var db = store.Open();
        var score = await db.Evaluations.SingleAsync(Ct);
        (score.Score, score.IsFatal).ShouldBe((0, true));
    }

    [Fact]
    public async Task Review_InWhichNothingApplied_IsNoScore()
    {
        await using var store = await NewStoreAsync();
        var form = new EvaluationForm
        {
            Code = "small", Name = new FormText("小", "small"),
            Groups = [new FormGroup("g", new FormText("组", "g"), [new FormItem { Code = "a", Text = new FormText("甲", "a"), Weight = 1, AllowsNotApplicable = true }])],
        };
        var draft = await Saved(store.Get<FormStore>().SaveDraftAsync(form, Reviewer, Ct));
        await Saved(store.Get<FormStore>().ActivateAsync("small", 1, draft.Version, Reviewer, Ct));
        await CallAsync(store, 1);
        var review = await Saved(store.Get<ReviewStore>().StartAsync(Id(1), null, "small", Reviewer, Ct));
        review = await Saved(store.Get<ReviewStore>().ChangeAsync(
            review.Id, review.Version, [new ReviewCommand.Answer([new ItemAnswer { Item = "a", IsNotApplicable = true }], null, "qa1"), new ReviewCommand.Submit("qa1")], Reviewer, Ct));
        (review.State, review.ScoreTenths).ShouldBe((ReviewState.Submitted, null));
        await using var db = store.Open();
        (await db.Evaluations.CountAsync(Ct)).ShouldBe(0);
    }

    [Fact]
    public async Task Start_Twice_GivesTheSameDraftAndAGivenOneIsRefused()
    {
        await using var store = await NewStoreAsync();
        await PrepareAsync(store, 1);
        var first = await Saved(store.Get<ReviewStore>().StartAsync(Id(1), null, DefaultForms.RepairHotline, Reviewer, Ct));
        var again = await Saved(store.Get<ReviewStore>().StartAsync(Id(1), "agent1", DefaultForms.RepairHotline, Reviewer, Ct));
        again.Id.ShouldBe(first.Id);
        await GiveAsync(store, 1);
        (await Rule(store.Get<ReviewStore>().StartAsync(Id(1), null, DefaultForms.RepairHotline, Reviewer, Ct))).ShouldBe("CallIsReviewedByYouAlready");
    }

    [Fact]
    public async Task Start_AtTheSameMoment_MakesOneDraft()
    {
        await using var store = await NewStoreAsync();
        await PrepareAsync(store, 1);
        var begun = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Saved(store.Get<ReviewStore>().StartAsync(Id(1), null, DefaultForms.RepairHotline, Reviewer, Ct))));
        begun.Select(r => r.Id).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Start_OfACallThatAnotherReviewerScores_IsPossibleAndSeen()
    {
        await using var store = await NewStoreAsync();
        await PrepareAsync(store, 1);
        await Saved(store.Get<ReviewStore>().StartAsync(Id(1), null, DefaultForms.RepairHotline, Reviewer, Ct));
        await Saved(store.Get<ReviewStore>().StartAsync(Id(1), null, DefaultForms.RepairHotline, new Actor("supervisor1"), Ct));
        (await store.Get<ReviewQuery>().OfCallAsync(Id(1), Ct)).Select(c => (c.Review.ReviewerId, c.Review.State))
            .ShouldBe([("qa1", ReviewState.Draft), ("supervisor1", ReviewState.Draft)], ignoreOrder: true);
    }

    [Fact]
    public async Task Discard_FreesTheCallForAnewReview()
    {
        await using var store = await NewStoreAsync();
        await PrepareAsync(store, 1);
        var first = await Saved(store.Get<ReviewStore>().StartAsync(Id(1), null, DefaultForms.RepairHotline, Reviewer, Ct));
        await Saved(store.Get<ReviewStore>().ChangeAsync(first.Id, first.Version, [new ReviewCommand.Discard("qa1")], Reviewer, Ct));
        (await Saved(store.Get<ReviewStore>().StartAsync(Id(1), null, DefaultForms.RepairHotline, Reviewer, Ct))).Id.ShouldNotBe(first.Id);
    }

    [Fact]
    public async Task Start_ThatTheRulesRefuse_IsRefusedByItsRule()
    {
        await using var store = await NewStoreAsync();
        await PrepareAsync(store, 1);
        var reviews = store.Get<ReviewStore>();
        (await Rule(reviews.StartAsync(Id(1), null, DefaultForms.RepairHotline, Agent, Ct))).ShouldBe("ReviewerMustNotBeTheAgent");
        (await Rule(reviews.StartAsync(Id(1), "agent9", DefaultForms.RepairHotline, Reviewer, Ct))).ShouldBe("AgentDidNotTalkInThisCall");
        (await Rule(reviews.StartAsync(Id(1), null, "no-form", Reviewer, Ct))).ShouldBe("FormIsNotActive");
        (await Rule(reviews.StartAsync(Id(77), null, DefaultForms.RepairHotline, Reviewer, Ct))).ShouldBe(Refusal.NotFound);
        await CallAsync(store, 2, isUp: true);
        (await Rule(reviews.StartAsync(Id(2), null, DefaultForms.RepairHotline, Reviewer, Ct))).ShouldBe("CallIsStillUp");
    }

    [Fact]
    public async Task Change_OnAnOlderVersion_IsRefused()
    {
        await using var store = await NewStoreAsync();
        await PrepareAsync(store, 1);
        var review = await Saved(store.Get<ReviewStore>().StartAsync(Id(1), null, DefaultForms.RepairHotline, Reviewer, Ct));
        await Saved(store.Get<ReviewStore>().ChangeAsync(review.Id, review.Version, [new ReviewCommand.Answer([], "x", "qa1")], Reviewer, Ct));
        (await Rule(store.Get<ReviewStore>().ChangeAsync(review.Id, review.Version, [new ReviewCommand.Answer([], "y", "qa1")], Reviewer, Ct))).ShouldBe(Refusal.StaleVersion);
    }

    [Fact]
    public async Task Reviews_AreListedByKeysetAndOnlyThoseThatTheReaderMayRead()
    {
        await using var store = await NewStoreAsync();
        await PrepareAsync(store, 1, 2, 3, 4, 5);
        for (var i = 1; i <= 4; i++) await GiveAsync(store, i);
        await Saved(store.Get<ReviewStore>().StartAsync(Id(5), null, DefaultForms.RepairHotline, Reviewer, Ct));
        var query = store.Get<ReviewQuery>();
        var mine = new ReviewFilter { Reader = "agent1" };
        var first = await query.ListAsync(mine, 3, null, Ct);
        var last = first[^1].Review;
        var rest = await query.ListAsync(mine, 3, new PageCursor(last.StartedAt.ToUnixTimeMilliseconds(), last.Id.Value), Ct);
        first.Concat(rest).Select(l => l.Review.InteractionId).ShouldBe([Id(1), Id(2), Id(3), Id(4)], ignoreOrder: true);
        (await query.ListAsync(new ReviewFilter { Reader = "agent2" }, 10, null, Ct)).ShouldBeEmpty();
        (await query.ListAsync(new ReviewFilter { Reader = "supervisor1", SeesGiven = true }, 10, null, Ct)).Count.ShouldBe(4);
        (await query.ListAsync(new ReviewFilter { Reader = "qa1", SeesGiven = true }, 10, null, Ct)).Count.ShouldBe(5);
        (await query.WaitingForAsync("agent1", Ct)).ShouldBe(4);
    }

    [Theory]
    [InlineData(RecordingSort.Newest)]
    [InlineData(RecordingSort.Oldest)]
    [InlineData(RecordingSort.Longest)]
    [InlineData(RecordingSort.Shortest)]
    public async Task Recordings_OfOneMillisecond_AreNeitherSkippedNorToldTwice(RecordingSort sort)
    {
        await using var store = await NewStoreAsync();
        for (var i = 1; i <= 7; i++) await CallAsync(store, i, at: At, seconds: 60);
        var query = store.Get<RecordingQuery>();
        List<Guid> seen = [];
        PageCursor? after = null;
        for (var page = await query.ListAsync(new RecordingFilter(), sort, 2, after, Ct); page.Count > 0; page = await query.ListAsync(new RecordingFilter(), sort, 2, after, Ct))
        {
            seen.AddRange(page.Select(l => l.Recording.Id));
            after = RecordingQuery.CursorOf(page[^1].Recording, sort);
        }

        seen.Count.ShouldBe(7);
        seen.Distinct().Count().ShouldBe(7);
    }

    [Fact]
    public async Task Recordings_AreFoundByEveryFilter()
    {
        await using var store = await NewStoreAsync();
        await PrepareAsync(store, 1);
        await CallAsync(store, 2, at: At.AddHours(1), seconds: 300, agent: "agent2", queue: "install", events: ["call.held", "call.callTransferred"], direction: InteractionDirection.Outbound);
        await GiveAsync(store, 1, a => a.Item == "greeting" ? a with { Points = 0 } : a);
        await AssertFound(store, new RecordingFilter { AgentId = "agent1" }, 1);
        await AssertFound(store, new RecordingFilter { AgentId = "helper2" }, 2);
        await AssertFound(store, new RecordingFilter { QueueId = "install" }, 2);
        await AssertFound(store, new RecordingFilter { PartyE164 = "+8613800138001" }, 1);
        await AssertFound(store, new RecordingFilter { MinDurationMs = 200_000 }, 2);
        await AssertFound(store, new RecordingFilter { MaxDurationMs = 200_000 }, 1);
        await AssertFound(store, new RecordingFilter { TerminationClass = "completed" }, 1, 2);
        await AssertFound(store, new RecordingFilter { TerminationClass = "abandoned" });
        await AssertFound(store, new RecordingFilter { DispositionCode = "d2" }, 2);
        await AssertFound(store, new RecordingFilter { Direction = InteractionDirection.Outbound }, 2);
        await AssertFound(store, new RecordingFilter { From = At.AddMinutes(30) }, 2);
        await AssertFound(store, new RecordingFilter { Before = At.AddMinutes(30) }, 1);
        await AssertFound(store, new RecordingFilter { HasHold = true }, 2);
        await AssertFound(store, new RecordingFilter { HasHold = false }, 1);
        await AssertFound(store, new RecordingFilter { HasTransfer = true }, 2);
        await AssertFound(store, new RecordingFilter { IsReviewed = true }, 1);
        await AssertFound(store, new RecordingFilter { IsReviewed = false }, 2);
        await AssertFound(store, new RecordingFilter { MinScore = 90 }, 1);
        await AssertFound(store, new RecordingFilter { MaxScore = 50 });
        await AssertFound(store, new RecordingFilter { TicketNumber = "T-261120-0001" });
        (await store.Get<RecordingQuery>().CountAsync(new RecordingFilter(), 1, Ct)).ShouldBe(1);
    }

    [Fact]
    public async Task Recordings_OfATicket_AreFoundByItsNumber()
    {
        await using var store = await NewStoreAsync();
        await CallAsync(store, 1);
        var ticket = await TicketAsync(store);
        await store.Get<InteractionStore>().LinkAsync(Id(1), null, null, ticket.Id, Ct);
        var line = (await store.Get<RecordingQuery>().ListAsync(new RecordingFilter { TicketNumber = ticket.Number }, RecordingSort.Newest, 10, null, Ct)).ShouldHaveSingleItem();
        line.TicketNumber.ShouldBe(ticket.Number);
        (await store.Get<RecordingQuery>().TicketSavesAsync(ticket.Id, store.Clock.GetUtcNow().AddMinutes(-1), store.Clock.GetUtcNow().AddMinutes(1), Ct)).ShouldHaveSingleItem().Who.ShouldBe("agent1");
    }

    [Fact]
    public async Task Recordings_ListedWithWhatHappenedAndWhoReviews()
    {
        await using var store = await NewStoreAsync();
        await PrepareAsync(store, 1);
        await CallAsync(store, 2, events: ["held"]);
        await Saved(store.Get<ReviewStore>().StartAsync(Id(1), null, DefaultForms.RepairHotline, Reviewer, Ct));
        var lines = await store.Get<RecordingQuery>().ListAsync(new RecordingFilter(), RecordingSort.Newest, 10, null, Ct);
        lines.Single(l => l.Recording.Id == Id(1)).Marks.ShouldBe(new RecordingMarks(false, false, ReviewState.Draft, "qa1", false));
        lines.Single(l => l.Recording.Id == Id(2)).Marks.ShouldBe(new RecordingMarks(true, false, null, null, false));
    }

    [Fact]
    public async Task Unreviewed_LeavesOutWhatIsReviewedOrBeingReviewed()
    {
        await using var store = await NewStoreAsync();
        await PrepareAsync(store, 1, 2, 3);
        await GiveAsync(store, 1);
        await Saved(store.Get<ReviewStore>().StartAsync(Id(2), null, DefaultForms.RepairHotline, Reviewer, Ct));
        (await store.Get<RecordingQuery>().UnreviewedAsync("agent1", At.AddDays(-1), 10, Ct)).ShouldHaveSingleItem().Interaction.ShouldBe(Id(3));
        await CallAsync(store, 9, agent: "agent2");
        (await store.Get<RecordingQuery>().LeastReviewedAsync(At.AddDays(-1), 10, Ct)).ShouldBe(["agent2", "agent1"]);
    }

    [Fact]
    public async Task Hearings_AreReadFromTheAudit()
    {
        await using var store = await NewStoreAsync();
        await store.Get<StoreWriter>().WriteAsync(
            db =>
            {
                Audit.Note(db, new Actor("qa1"), RecordingQuery.HearCommand, Id(1).ToString("D"), At);
                Audit.Note(db, new Actor("qa1"), "recording.verify", Id(1).ToString("D"), At);
                return Task.CompletedTask;
            },
            Ct);
        (await store.Get<RecordingQuery>().HearingsAsync(Id(1), 10, Ct)).ShouldHaveSingleItem().ShouldBe(new Hearing("qa1", null, At));
    }

    [Fact]
    public async Task DemoQuality_GivesReviewersWorkInEveryStateAndOnlyOnce()
    {
        await using var store = await NewStoreAsync();
        for (var i = 1; i <= 40; i++) await CallAsync(store, i, at: At.AddHours(-i), seconds: 60, trunk: "demo");
        var demo = store.Get<DemoQuality>();
        var plan = await demo.PlanAsync(Ct);
        plan.Count.ShouldBe(DemoQuality.Calls);
        await demo.StoreAsync(plan, [], store.Clock.GetUtcNow(), Ct);
        (await demo.PlanAsync(Ct)).ShouldBeEmpty();
        var reviews = await store.Get<ReviewQuery>().ListAsync(new ReviewFilter(), 100, null, Ct);
        reviews.Count.ShouldBe(DemoQuality.Reviews);
        foreach (var state in new[] { ReviewState.Draft, ReviewState.Submitted, ReviewState.Acknowledged })
            reviews.ShouldContain(r => r.Review.State == state);
        reviews.ShouldContain(r => r.Review.IsFatal && r.Review.ScoreTenths == 0);
        reviews.ShouldAllBe(r => r.Review.StartedAt <= store.Clock.GetUtcNow());
    }

    private static Guid Id(int n) => new(n, 0, 0x7000, [0x80, 0, 0, 0, 0, 0, 0, 1]);

    private static IEnumerable<ItemAnswer> All() => DefaultForms.Repair.Items.Select(i => new ItemAnswer { Item = i.Code, Points = i.Max });

    private static async Task AssertFound(TestStore store, RecordingFilter filter, params int[] calls) =>
        (await store.Get<RecordingQuery>().ListAsync(filter, RecordingSort.Newest, 20, null, Ct)).Select(l => l.Recording.Id).ShouldBe(calls.Select(Id), ignoreOrder: true, filter.ToString());

    private static async Task PrepareAsync(TestStore store, params int[] calls)
    {
        var draft = await Saved(store.Get<FormStore>().SaveDraftAsync(DefaultForms.Repair, Reviewer, Ct));
        await Saved(store.Get<FormStore>().ActivateAsync(draft.Code, draft.Number, draft.Version, Reviewer, Ct));
        foreach (var call in calls) await CallAsync(store, call);
    }

    private static async Task GiveAsync(TestStore store, int call, Func<ItemAnswer, ItemAnswer>? but = null)
    {
        var reviews = store.Get<ReviewStore>();
        var review = await Saved(reviews.StartAsync(Id(call), null, DefaultForms.RepairHotline, Reviewer, Ct));
        await Saved(reviews.ChangeAsync(
            review.Id, review.Version, [new ReviewCommand.Answer([.. All().Select(but ?? (a => a))], null, "qa1"), new ReviewCommand.Submit("qa1")], Reviewer, Ct));
    }

    private static async Task CallAsync(
        TestStore store, int n, DateTimeOffset? at = null, int seconds = 100, string agent = "agent1", string queue = "repair", string[]? events = null,
        InteractionDirection direction = InteractionDirection.Inbound, bool isUp = false, string trunk = "test")
    {
        var start = at ?? At;
        var row = new InteractionRow
        {
            Id = Id(n), Direction = direction, CallerRaw = "x", PartyE164 = $"+861380013800{n % 10}", CalledNumber = "4008001001", Trunk = trunk, QueueId = queue, AgentId = agent,
            ReceivedAt = start, AnsweredAt = start, EndedAt = isUp ? null : start.AddSeconds(seconds), TerminationClass = isUp ? null : "completed", DispositionCode = $"d{n}",
        };
        var legs = new[] { agent, $"helper{n}" }.Select((a, i) => new InteractionChange.Leg(new InteractionLegRow
        {
            Id = new Guid(n, (short)(i + 1), 0x7000, [0x80, 0, 0, 0, 0, 0, 0, 2]), InteractionId = Id(n), Role = i == 0 ? "agent" : "consult", AgentId = a, StartedAt = start, AnsweredAt = start,
        }));
        var recording = new RecordingRow { Id = Id(n), InteractionId = Id(n), RelativePath = $"{n}.wav", StartedAt = start, DurationMs = seconds * 1000, State = RecordingState.Closed };
        await store.Get<InteractionStore>().SaveAsync(
            [
                new InteractionChange.Call(row), .. legs, new InteractionChange.Recording(recording),
                .. (events ?? []).Select((e, i) => new InteractionChange.Instant(new InteractionEventRow { InteractionId = Id(n), Seq = i + 1, Type = e, At = start })),
            ],
            Ct);
    }

    private static async Task<Ticket> TicketAsync(TestStore store)
    {
        var phone = PhoneNumber.Normalize("13800138000", PhoneSource.Typed);
        var customer = await Saved(store.Get<CustomerStore>().CreateAsync(new QuickCard("周敏", phone), Agent, Ct));
        var details = new TicketDetails { Type = TicketType.Repair, CustomerId = customer.Id, CategoryCode = "WM", Description = "不脱水", ReporterE164 = "+8613800138000" };
        return await Saved(store.Get<TicketStore>().OpenAsync(new OpenTicket(details), Agent, Ct));
    }

    private static async Task<T> Saved<T>(Task<SaveResult<T>> work) =>
        await work switch
        {
            SaveResult<T>.Saved saved => saved.Value,
            SaveResult<T>.Refused refused => throw new InvalidOperationException(refused.Refusal.ToString()),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static async Task<string> Rule<T>(Task<SaveResult<T>> work) => (await work).ShouldBeOfType<SaveResult<T>.Refused>().Refusal.Rule;

    private static Task RecordAsync(TestStore store, DateTimeOffset at)
    {
        var id = Guid.CreateVersion7(at);
        var row = new RecordingRow { Id = id, InteractionId = id, RelativePath = $"{id:N}.wav", StartedAt = at, State = RecordingState.Closed, Bytes = 100, DurationMs = 10, Sha256 = new string('c', 64), Spans = "{}" };
        return store.Get<InteractionStore>().SaveAsync([new InteractionChange.Recording(row)], Ct);
    }
}
