using Crm.Domain;
using Crm.Domain.Administration;
using Crm.Domain.Callbacks;
using Crm.Domain.Customers;
using Crm.Domain.Quality;
using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Persistence.Administration;
using Persistence.Callbacks;
using Persistence.Queries;
using Persistence.Tickets;
using Shouldly;
using Xunit;
using static Persistence.Tests.Callbacks.CallbackWorld;

namespace Persistence.Tests.Callbacks;

/// <summary>What every provider must do alike with the ledger of call-backs. The store's clock begins at 10:30 in Shanghai.</summary>
public abstract class CallbackContract
{
    private static readonly TimeSpan Due = TimeSpan.FromHours(2);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private protected abstract Task<TestStore> NewStoreAsync();

    [Fact]
    public async Task Completion_CreatesExactlyOneTask_InItsOwnTransaction()
    {
        await using var store = await NewStoreAsync();
        var ticket = await store.CompletedAsync(await store.CustomerAsync(1, Ct), Ct);
        var task = (await store.TasksAsync(Ct)).ShouldHaveSingleItem();
        (task.TicketId, task.Kind, task.State, task.OpenedBy, task.HandledBy).ShouldBe((ticket.Id, CallbackKind.Completion, CallbackState.Planned, "agent1", "dispatcher1"));
        task.DueAt.ShouldBe(store.Clock.GetUtcNow().AddHours(72));
        (await store.ChangeAsync(ticket, Ct, new TicketCommand.CompleteWork("again"))).ShouldBeOfType<SaveResult<Ticket>.Refused>();
        (await store.ChangeAsync(ticket, Ct, new TicketCommand.Audit(), new TicketCommand.Close())).ShouldBeOfType<SaveResult<Ticket>.Saved>();
        (await store.TasksAsync(Ct)).Count.ShouldBe(1);
        await using var db = store.Open();
        (await db.Outbox.Where(o => o.Type.StartsWith("callback.")).Select(o => o.Type).ToListAsync(Ct)).ShouldBe(["callback.planned"]);
        (await db.Set<CallbackTimelineRow>().SingleAsync(Ct)).Type.ShouldBe("Planned");
    }

    [Fact]
    public async Task CallingHours_SetByAnAdministrator_HoldAtOnce()
    {
        await using var store = await NewStoreAsync();
        await store.CompletedAsync(await store.CustomerAsync(1, Ct), Ct);
        store.Clock.Advance(TimeSpan.FromHours(3));
        (await store.Get<SettingStore>().SaveAsync(KnownSettings.CallingCloses.Key, "13:00", 0, new Actor("admin"), Ct)).ShouldBeOfType<SaveResult<int>.Saved>();
        (await store.Get<CallbackQuery>().WindowAsync(Ct)).Calendar.Closes.ShouldBe(new TimeOnly(13, 0));
        (await store.Get<CallbackStore>().TakeNextAsync("agent9", Ct)).ShouldBeOfType<SaveResult<CallbackHand>.Refused>().Refusal.Rule.ShouldBe("OutsideCallingWindow");
    }

    [Fact]
    public async Task Risk_IsAsFarAheadAsAnAdministratorSays()
    {
        await using var store = await NewStoreAsync();
        await store.CompletedAsync(await store.CustomerAsync(1, Ct), Ct);
        (await store.Get<CallbackQuery>().RiskAsync(Ct)).DueSoon.ShouldBe(0);
        (await store.Get<SettingStore>().SaveAsync(KnownSettings.CallbackRisk.Key, "72", 0, new Actor("admin"), Ct)).ShouldBeOfType<SaveResult<int>.Saved>();
        (await store.Get<CallbackQuery>().RiskAsync(Ct)).DueSoon.ShouldBe(1);
    }

    [Fact]
    public async Task Completion_ThatFailsHalfway_LeavesNeitherTicketNorTask()
    {
        await using var store = await NewStoreAsync();
        var ticket = await store.OpenAsync(await store.CustomerAsync(1, Ct), Ct);
        (await store.ChangeAsync(ticket, Ct, new TicketCommand.StartWork(), new TicketCommand.CompleteWork("ok"), new TicketCommand.Close())).ShouldBeOfType<SaveResult<Ticket>.Refused>();
        (await store.TasksAsync(Ct)).ShouldBeEmpty();
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => store.ChangeAsync(ticket, stop.Token, new TicketCommand.StartWork(), new TicketCommand.CompleteWork("ok")));
        (await store.TasksAsync(Ct)).ShouldBeEmpty();
    }

    [Fact]
    public async Task ManyCompletionsOfOneVersion_MakeOneTask()
    {
        await using var store = await NewStoreAsync();
        var ticket = await store.OpenAsync(await store.CustomerAsync(1, Ct), Ct);
        TicketCommand[] work = [new TicketCommand.StartWork(), new TicketCommand.CompleteWork("ok")];
        var results = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => store.Get<Persistence.Tickets.TicketStore>().ChangeAsync(ticket.Id, ticket.Version, work, Dispatcher, Ct))));
        results.Count(r => r is SaveResult<Ticket>.Saved).ShouldBe(1);
        (await store.TasksAsync(Ct)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task OnlyInstallsAndRepairs_AreCalledBack()
    {
        await using var store = await NewStoreAsync();
        var customer = await store.CustomerAsync(1, Ct);
        await store.CompletedAsync(customer, Ct, type: TicketType.Maintenance);
        (await store.TasksAsync(Ct)).ShouldBeEmpty();
        await store.CompletedAsync(customer, Ct, type: TicketType.Install);
        (await store.TasksAsync(Ct)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Reopening_CancelsTheTask_AndTheNextCompletionMakesTheSecond()
    {
        await using var store = await NewStoreAsync();
        var ticket = await store.CompletedAsync(await store.CustomerAsync(1, Ct), Ct);
        await Saved(store.ChangeAsync(ticket, Ct, new TicketCommand.StartWork(), new TicketCommand.CompleteWork("again"), new TicketCommand.StartWork(), new TicketCommand.CompleteWork("third")));
        var tasks = await store.TasksAsync(Ct);
        tasks.Select(t => (t.Round, t.State, t.CloseReason)).ShouldBe(
        [
            (1, CallbackState.Cancelled, CloseReasons.TicketReopened), (2, CallbackState.Cancelled, CloseReasons.TicketReopened), (3, CallbackState.Planned, null),
        ]);
        await Saved(store.ChangeAsync(ticket, Ct, new TicketCommand.Cancel("customer moved")));
        (await store.TasksAsync(Ct))[2].CloseReason.ShouldBe(CloseReasons.TicketClosed);
    }

    [Fact]
    public async Task ASecondOpenTaskOfATicket_IsImpossibleInTheStoreItself()
    {
        await using var store = await NewStoreAsync();
        await store.CompletedAsync(await store.CustomerAsync(1, Ct), Ct);
        var task = (await store.TasksAsync(Ct))[0];
        await using var db = store.Open();
        db.Add(task with { Id = new CallbackId(Guid.CreateVersion7()), Round = 2 });
        await Should.ThrowAsync<DbUpdateException>(() => db.SaveChangesAsync(Ct));
    }

    [Fact]
    public async Task PhoneSolved_IsCheckedAfterHalfAnHour_AndTheAnswerClosesOrReopensTheTicket()
    {
        await using var store = await NewStoreAsync();
        await TestArticles.PublishAsync(store, "AC-003", Ct);
        var (first, second) = (await store.OpenAsync(await store.CustomerAsync(1, Ct), Ct), await store.OpenAsync(await store.CustomerAsync(2, Ct), Ct));
        foreach (var ticket in new[] { first, second })
            await Saved(store.ChangeAsync(ticket, Ct, new TicketCommand.SolveByPhone("AC-003"), new TicketCommand.Observe(store.Clock.GetUtcNow().AddMinutes(30))));
        (await store.TasksAsync(Ct)).ShouldAllBe(t => t.Kind == CallbackKind.Observe && t.DueAt == store.Clock.GetUtcNow().AddMinutes(30));
        (await Refused(store.Get<CallbackStore>().TakeNextAsync("callback1", Ct))).Rule.ShouldBe("NoCallbackIsDueUntil");
        store.Clock.Advance(TimeSpan.FromMinutes(30));
        foreach (var isSolved in new[] { true, false })
            await Saved(store.RecordAsync(await store.DialledAsync("callback1", Ct), "callback1", new AttemptResult(AttemptOutcome.Reached, Answers: new CallbackAnswers { IsSolved = isSolved }), Ct));
        await using var db = store.Open();
        (await db.Tickets.OrderBy(t => t.Number).Select(t => t.Status).ToListAsync(Ct)).Order().ShouldBe([TicketStatus.Open, TicketStatus.Closed]);
    }

    [Fact]
    public async Task DoNotCall_SaidOnce_HoldsForEveryTaskOfTheCustomer()
    {
        await using var store = await NewStoreAsync();
        var customer = await store.CustomerAsync(1, Ct);
        await store.CompletedAsync(customer, Ct);
        store.Clock.Advance(Due);
        await Saved(store.RecordAsync(await store.DialledAsync("callback1", Ct), "callback1", new AttemptResult(AttemptOutcome.DoNotCall), Ct));

        await store.CompletedAsync(customer, Ct);
        store.Clock.Advance(Due);
        await store.Get<CallbackWake>().RunAsync(Ct);
        (await store.Get<CallbackStore>().TakeNextAsync("callback2", Ct)).ShouldBeOfType<SaveResult<CallbackHand>.Refused>();
        (await store.TasksAsync(Ct)).ShouldAllBe(t => !t.IsOpen);
        await using var db = store.Open();
        (await db.Customers.SingleAsync(c => c.Id == customer.Id, Ct)).DoNotCall.ShouldBeTrue();
    }

    [Fact]
    public async Task TwoAgentsWhoPressAtOnce_NeverGetTheSame()
    {
        await using var store = await NewStoreAsync();
        for (var n = 1; n <= 6; n++) await store.CompletedAsync(await store.CustomerAsync(n, Ct), Ct);
        store.Clock.Advance(Due);
        var hands = await Task.WhenAll(Enumerable.Range(1, 8).Select(n => Task.Run(() => store.Get<CallbackStore>().TakeNextAsync($"callback{n}", Ct))));
        var taken = hands.OfType<SaveResult<CallbackHand>.Saved>().Select(h => h.Value.Task.Id).ToList();
        taken.Distinct().Count().ShouldBe(taken.Count);
        taken.Count.ShouldBe(6);
        hands.OfType<SaveResult<CallbackHand>.Refused>().ShouldAllBe(r => r.Refusal.Rule == "NoCallbackIsDue" || r.Refusal.Rule == Refusal.StaleVersion);
    }

    [Fact]
    public async Task Next_IsTheNearestDeadline_AndWhatIsInHandStaysInHand()
    {
        await using var store = await NewStoreAsync();
        var first = await store.CompletedAsync(await store.CustomerAsync(1, Ct), Ct);
        store.Clock.Advance(TimeSpan.FromMinutes(5));
        await store.CompletedAsync(await store.CustomerAsync(2, Ct), Ct);
        store.Clock.Advance(Due);
        var hand = await Saved(store.Get<CallbackStore>().TakeNextAsync("callback1", Ct));
        hand.Task.TicketId.ShouldBe(first.Id);
        (await Saved(store.Get<CallbackStore>().TakeNextAsync("callback1", Ct))).Task.Id.ShouldBe(hand.Task.Id);
        await Saved(store.Get<CallbackStore>().ReleaseAsync(hand.Task.Id, "callback1", Ct));
        (await Saved(store.Get<CallbackStore>().TakeNextAsync("callback2", Ct))).Task.Id.ShouldBe(hand.Task.Id);
    }

    [Fact]
    public async Task SeveralTasksOfOneCustomer_AreOneCall()
    {
        await using var store = await NewStoreAsync();
        var customer = await store.CustomerAsync(1, Ct);
        await store.CompletedAsync(customer, Ct);
        await store.CompletedAsync(customer, Ct, type: TicketType.Install);
        store.Clock.Advance(Due);
        var hand = await Saved(store.Get<CallbackStore>().TakeNextAsync("callback1", Ct));
        hand.Others.Count.ShouldBe(1);
        var dialled = await store.DialledAsync("callback1", Ct);
        await Saved(store.RecordAsync(dialled, "callback1", new AttemptResult(AttemptOutcome.NoAnswer), Ct));
        (await store.TasksAsync(Ct)).ShouldAllBe(t => t.Attempts == 1 && t.TakenBy == null && t.LastOutcome == AttemptOutcome.NoAnswer);
        store.Clock.Advance(TimeSpan.FromHours(6));
        dialled = await store.DialledAsync("callback1", Ct);
        var done = await Saved(store.RecordAsync(dialled, "callback1", Reached(5), Ct));
        var other = done.Others.ShouldHaveSingleItem();
        await Saved(store.Get<CallbackStore>().RecordAsync(other.Id, null, "callback1", dialled.CallId, Reached(4), new Actor("callback1"), Ct));
        await using var db = store.Open();
        (await db.Evaluations.Where(e => e.InteractionId == dialled.CallId).Select(e => e.Score).OrderBy(s => s).ToListAsync(Ct)).ShouldBe([80, 100]);
        (await db.Interactions.SingleAsync(i => i.Id == dialled.CallId, Ct)).TicketId.ShouldBe(dialled.TicketId, "the call stays with the ticket it was dialled for");
    }

    [Fact]
    public async Task Answers_WriteScoreExceptionRectificationComplaintAndApprovalTogether()
    {
        await using var store = await NewStoreAsync();
        var ticket = await store.CompletedAsync(await store.CustomerAsync(1, Ct), Ct, Money.Yuan(120));
        store.Clock.Advance(Due);
        var dialled = await store.DialledAsync("callback1", Ct);
        var answers = new CallbackAnswers { IsSolved = false, Score = 1, ChargedSaid = Money.Yuan(180), IsComplaint = true, Notes = "多收钱" };
        var done = await Saved(store.RecordAsync(dialled, "callback1", new AttemptResult(AttemptOutcome.Reached, Answers: answers), Ct));
        done.FollowUps.Select(f => f.Number).ShouldBe(["E-261122-0001", "Z-261122-0001", "S-261122-0001", "P-261122-0001"]);
        (done.FollowUps[0].Said, done.FollowUps[0].Recorded).ShouldBe((Money.Yuan(180), Money.Yuan(120)));
        (done.FollowUps[1].Kind, done.FollowUps[1].DueAt).ShouldBe((FollowUpKind.Rectification, store.Clock.GetUtcNow().AddHours(24)), "a deadline of its own");
        await using (var db = store.Open())
        {
            var complaint = await db.Tickets.SingleAsync(t => t.Type == TicketType.Complaint, Ct);
            done.FollowUps[2].ComplaintTicketId.ShouldBe(complaint.Id);
            complaint.Description.ShouldBe($"{ticket.Number} 多收钱");
            var score = await db.Evaluations.SingleAsync(Ct);
            (score.Source, score.Score, score.InteractionId, score.AgentId).ShouldBe((EvaluationSource.Callback, 20, dialled.CallId!.Value, "agent1"));
            (await db.Interactions.SingleAsync(i => i.Id == dialled.CallId, Ct)).TicketId.ShouldBe(ticket.Id);
            (await db.Outbox.CountAsync(o => o.Type == "callback.followUpRaised", Ct)).ShouldBe(4);
        }

        var card = (await store.Get<CallbackQuery>().FindAsync(dialled.Id, Ct))!;
        (card.Attempts.ShouldHaveSingleItem().Outcome, card.Attempts[0].CallId, card.FollowUps.Count).ShouldBe((AttemptOutcome.Reached, dialled.CallId, 4));
        card.Task.Answers.ShouldBe(answers);
        (await Refused(store.Get<CallbackStore>().SettleAsync(done.FollowUps[0].Id, 1, "退款", new Actor("callback1"), Ct))).Rule.ShouldBe("FollowUpNeedsAnotherPerson");
        await Saved(store.Get<CallbackStore>().SettleAsync(done.FollowUps[0].Id, 1, "退款 60 元", new Actor("supervisor1"), Ct));
        (await Refused(store.Get<CallbackStore>().SettleAsync(done.FollowUps[0].Id, null, "x", new Actor("supervisor1"), Ct))).Rule.ShouldBe("FollowUpIsSettled");
        (await store.Get<CallbackQuery>().FollowUpsAsync(FollowUpState.Open, null, 10, Ct)).Count.ShouldBe(3);
    }

    [Fact]
    public async Task Invariant18And19_AFeeThatDiffersAndALowScore_HoldTheSettlement_UntilTheirFollowUpsAreSettled()
    {
        await using var store = await NewStoreAsync();
        var ticket = await store.CompletedAsync(await store.CustomerAsync(1, Ct), Ct, Money.Yuan(120));
        store.Clock.Advance(Due);
        var dialled = await store.DialledAsync("callback1", Ct);
        var answers = new CallbackAnswers { IsSolved = true, Score = 1, ChargedSaid = Money.Yuan(180) };
        var done = await Saved(store.RecordAsync(dialled, "callback1", new AttemptResult(AttemptOutcome.Reached, Answers: answers), Ct));

        var holds = store.Get<SettlementHoldStore>();
        (await holds.ListAsync(ticket.Id, Ct)).Select(h => (h.Cause, h.Subject, h.IsOpen)).ShouldBe([(HoldCause.FeeMismatch, "E-261122-0001", true), (HoldCause.LowScore, "P-261122-0001", true)], ignoreOrder: true);
        var fee = done.FollowUps.Single(f => f.Kind == FollowUpKind.FeeException);
        (await Refused(holds.ReleaseAsync(fee.Id, null, "没事", new Actor("auditor1"), Ct))).Rule.ShouldBe("HoldEndsWithItsFollowUp");
        foreach (var followUp in done.FollowUps)
            await Saved(store.Get<CallbackStore>().SettleAsync(followUp.Id, null, "已核实", new Actor("supervisor1"), Ct));
        (await holds.ListAsync(ticket.Id, Ct)).ShouldAllBe(h => h.ReleasedBy == "supervisor1" && h.ReleaseReason == "已核实");
    }

    [Fact]
    public async Task Invariant20_AComplaint_ClosesAfterAGoodCallbackAndAnotherLeadersAudit_ABadOneSendsItBack()
    {
        await using var store = await NewStoreAsync();
        var ticket = await store.CompletedAsync(await store.CustomerAsync(1, Ct), Ct, type: TicketType.Complaint);
        var audit = new TicketCommand.Audit("supervisor1");
        (await Refused(store.ChangeAsync(ticket, Ct, audit))).Rule.ShouldBe(ComplaintRules.NeedsAGoodCallback);

        await CallBackAsync(new CallbackAnswers { IsSolved = false, Score = 4 });
        (await StatusAsync()).ShouldBe(TicketStatus.InProgress);
        await Saved(store.ChangeAsync(ticket, Ct, new TicketCommand.CompleteWork("已再次致歉")));
        (await Refused(store.ChangeAsync(ticket, Ct, audit))).Rule.ShouldBe(ComplaintRules.NeedsAGoodCallback, "the earlier word was about other work");

        await CallBackAsync(new CallbackAnswers { IsSolved = true, Score = 4 });
        (await Refused(store.ChangeAsync(ticket, Ct, new TicketCommand.Audit()))).Rule.ShouldBe(ComplaintRules.NeedsALeader);
        (await Refused(store.ChangeAsync(ticket, Ct, new TicketCommand.Audit("dispatcher1")))).Rule.ShouldBe(ComplaintRules.NeedsAnotherLeader);
        await Saved(store.ChangeAsync(ticket, Ct, audit, new TicketCommand.Close()));
        (await StatusAsync()).ShouldBe(TicketStatus.Closed);

        async Task CallBackAsync(CallbackAnswers answers)
        {
            store.Clock.Advance(Due);
            var dialled = await store.DialledAsync("callback1", Ct);
            dialled.Kind.ShouldBe(CallbackKind.Complaint);
            await Saved(store.RecordAsync(dialled, "callback1", new AttemptResult(AttemptOutcome.Reached, Answers: answers), Ct));
        }

        async Task<TicketStatus> StatusAsync() => (await store.Get<TicketQuery>().FindAsync(ticket.Id, Ct))!.Ticket.Status;
    }

    [Fact]
    public async Task ARefusedResult_LeavesEverythingAsItWas()
    {
        await using var store = await NewStoreAsync();
        await store.CompletedAsync(await store.CustomerAsync(1, Ct), Ct);
        store.Clock.Advance(Due);
        var dialled = await store.DialledAsync("callback1", Ct);
        (await Refused(store.RecordAsync(dialled, "callback1", new AttemptResult(AttemptOutcome.Reached), Ct))).Rule.ShouldBe(Refusal.RequiredFieldsMissing);
        (await Refused(store.Get<CallbackStore>().RecordAsync(dialled.Id, dialled.Version - 1, "callback1", null, Reached(5), new Actor("callback1"), Ct))).Rule.ShouldBe(Refusal.StaleVersion);
        (await Refused(store.Get<CallbackStore>().RecordAsync(new CallbackId(Guid.NewGuid()), null, "callback1", null, Reached(5), new Actor("callback1"), Ct))).Rule.ShouldBe(Refusal.NotFound);
        (await store.TasksAsync(Ct))[0].ShouldBe(dialled);
    }

    [Fact]
    public async Task TheWake_MakesDueMarksAndLate_AndTheSupervisorSeesThem()
    {
        await using var store = await NewStoreAsync();
        await store.CompletedAsync(await store.CustomerAsync(1, Ct), Ct);
        var wake = store.Get<CallbackWake>();
        (await wake.RunAsync(Ct)).ShouldBe(0);
        store.Clock.Advance(Due);
        (await wake.RunAsync(Ct)).ShouldBe(1);
        (await store.TasksAsync(Ct))[0].State.ShouldBe(CallbackState.Due);
        (await wake.RunAsync(Ct)).ShouldBe(0);
        store.Clock.Advance(TimeSpan.FromHours(67));
        await wake.RunAsync(Ct);
        (await store.Get<CallbackQuery>().RiskAsync(Ct)).ShouldBe(new CallbackRisk(1, 1, 0, 0, 0, 1, (await store.TasksAsync(Ct))[0].DueAt));
        store.Clock.Advance(TimeSpan.FromHours(4));
        await wake.RunAsync(Ct);
        (await store.Get<CallbackQuery>().RiskAsync(Ct)).Overdue.ShouldBe(1);
        (await store.Get<CallbackQuery>().ListAsync(new CallbackFilter { IsLate = true }, 10, null, Ct)).ShouldHaveSingleItem().Task.MarkHours.ShouldBe(68);
        await using var db = store.Open();
        (await db.Set<CallbackTimelineRow>().Where(t => t.Type == "MarkPassed" || t.Type == "WentLate").CountAsync(Ct)).ShouldBe(4);
    }

    [Fact]
    public async Task Figures_CountWhoWasReachedInTime_OfAllThatWerePromised()
    {
        await using var store = await NewStoreAsync();
        await store.CompletedAsync(await store.CustomerAsync(1, Ct), Ct);
        await store.CompletedAsync(await store.CustomerAsync(2, Ct), Ct);
        var began = store.Clock.GetUtcNow();
        store.Clock.Advance(Due);
        await Saved(store.RecordAsync(await store.DialledAsync("callback1", Ct), "callback1", Reached(5), Ct));
        store.Clock.Advance(TimeSpan.FromHours(96));
        await store.Get<CallbackWake>().RunAsync(Ct);
        await Saved(store.RecordAsync(await store.DialledAsync("callback1", Ct), "callback1", Reached(2), Ct));

        var figures = await store.Get<CallbackQuery>().FiguresAsync(began, began.AddDays(5), Ct);
        (figures.Due, figures.InTime, figures.Late, figures.Reached).ShouldBe((2, 1, 1, 2));
        (figures.Satisfied, figures.Scored).ShouldBe((1, 2), "scores of four and five, of all that were given");
    }

    [Fact]
    public async Task DoNotCall_IsAskedWhenItIsTimeToCall()
    {
        await using var store = await NewStoreAsync();
        var customer = await store.CustomerAsync(1, Ct);
        await store.CompletedAsync(customer, Ct);
        await using (var db = store.Open())
            await db.Customers.Where(c => c.Id == customer.Id).ExecuteUpdateAsync(s => s.SetProperty(c => c.DoNotCall, true), Ct);
        store.Clock.Advance(Due);
        (await Refused(store.Get<CallbackStore>().TakeNextAsync("callback1", Ct))).Rule.ShouldBe("NoCallbackIsDue");
        await store.Get<CallbackWake>().RunAsync(Ct);
        (await store.TasksAsync(Ct))[0].CloseReason.ShouldBe(CloseReasons.DoNotCall);
        var figures = await store.Get<CallbackQuery>().FiguresAsync(store.Clock.GetUtcNow(), store.Clock.GetUtcNow().AddDays(5), Ct);
        (figures.Due, figures.Excluded[CloseReasons.DoNotCall]).ShouldBe((0, 1));
    }

    [Fact]
    public async Task Lists_GoByDeadline_PageWithoutLossOrDouble_AndFilter()
    {
        await using var store = await NewStoreAsync();
        var customers = new List<Customer>();
        for (var n = 1; n <= 7; n++)
        {
            customers.Add(await store.CustomerAsync(n, Ct));
            await store.CompletedAsync(customers[^1], Ct);
            if (n == 4) store.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        var query = store.Get<CallbackQuery>();
        List<CallbackId> seen = [];
        CallbackCursor? after = null;
        do
        {
            var page = await query.ListAsync(new CallbackFilter { IsOpen = true }, 3, after, Ct);
            seen.AddRange(page.Select(l => l.Task.Id));
            after = CallbackCursor.Behind(page, 3, after);
            if (after is { } cursor) CallbackCursor.TryParse(cursor.ToString(), out var read).ShouldBe(read == cursor);
        }
        while (after is not null);
        seen.Distinct().Count().ShouldBe(7);
        seen.Count.ShouldBe(7);
        (await query.ListAsync(new CallbackFilter { CustomerId = customers[2].Id }, 10, null, Ct)).ShouldHaveSingleItem().CustomerName.ShouldBe("客户3");
        (await query.CountsAsync(Ct)).Open.ShouldBe(7);
        (await query.ListAsync(new CallbackFilter { Kind = CallbackKind.Observe }, 10, null, Ct)).ShouldBeEmpty();
        (await query.ListAsync(new CallbackFilter { Agent = "callback1", IsMarked = false, IsAgreed = false }, 10, null, Ct)).ShouldBeEmpty();
    }

    [Fact]
    public async Task TheBusinessClock_OnlyMovesForward_AndARestartKeepsIt()
    {
        await using var store = await NewStoreAsync();
        var clocks = store.Get<BusinessClockStore>();
        await Saved(clocks.AdvanceAsync(TimeSpan.FromHours(60), Ct));
        (await Refused(clocks.AdvanceAsync(TimeSpan.FromHours(-1), Ct))).Rule.ShouldBe("ClockOnlyMovesForward");
        (await Refused(clocks.AdvanceAsync(TimeSpan.FromDays(61), Ct))).Rule.ShouldBe("ClockMoveIsTooLong");
        await store.RestartAsync();
        store.Get<BusinessClock>().Offset.ShouldBe(TimeSpan.Zero);
        await store.Get<BusinessClockStore>().LoadAsync(Ct);
        store.Get<BusinessClock>().GetUtcNow().ShouldBe(store.Clock.GetUtcNow().AddHours(60));
        (await store.OpenAsync(await store.CustomerAsync(1, Ct), Ct)).OpenedAt.ShouldBe(store.Clock.GetUtcNow().AddHours(60));
    }

    private static AttemptResult Reached(int score) => new(AttemptOutcome.Reached, Answers: new CallbackAnswers { IsSolved = true, Score = score });
}
