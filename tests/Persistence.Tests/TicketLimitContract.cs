using Crm.Domain;
using Crm.Domain.Administration;
using Crm.Domain.Callbacks;
using Crm.Domain.Customers;
using Crm.Domain.InstallBase;
using Crm.Domain.ServiceLevels;
using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Persistence.Administration;
using Persistence.Demo;
using Persistence.History;
using Persistence.InstallBase;
using Persistence.Queries;
using Persistence.Tests.Callbacks;
using Persistence.Tickets;
using Shouldly;
using Xunit;
using static Persistence.Tests.Callbacks.CallbackWorld;

namespace Persistence.Tests;

/// <summary>What every provider must do alike with limits, repeats, approvals and calls of tickets. The store's clock begins on a Sunday at 10:30 in Shanghai.</summary>
public abstract class TicketLimitContract
{
    private static readonly Actor Supervisor = new("supervisor1", "desk-1");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private protected abstract Task<TestStore> NewStoreAsync();

    [Fact]
    public async Task Opening_StartsTheLimits_AndTheListKnowsTheNearest()
    {
        await using var store = await NewStoreAsync();
        var ticket = await store.OpenAsync(await store.CustomerAsync(1, Ct), Ct);
        var clocks = await store.Get<TimeLimitQuery>().OfTicketAsync(ticket.Id, Ct);
        clocks.Select(c => c.Limit).ShouldBe([TimeLimit.FirstResponse, TimeLimit.Appointment, TimeLimit.Dispatch, TimeLimit.Arrival, TimeLimit.Completion, TimeLimit.StatutoryRepair]);
        (ticket.NextDueAt, ticket.NextDueLimit).ShouldBe((store.Clock.GetUtcNow().AddHours(48), TimeLimit.FirstResponse));
        ticket.ResolutionDueAt.ShouldBe(store.Clock.GetUtcNow().AddHours(120));
        var line = (await store.Get<TicketQuery>().PageAsync(new TicketFilter(), TicketOrder.NextDue, false, 0, 10, Ct)).ShouldHaveSingleItem();
        (line.NextDueAt, line.NextDueLimit).ShouldBe((ticket.NextDueAt, ticket.NextDueLimit));
    }

    [Fact]
    public async Task AnOverdueTicket_IsToldOncePerLevel_OnItsTimelineAndInTheOutbox_AndCountsForTheFloor()
    {
        await using var store = await NewStoreAsync();
        var ticket = await store.OpenAsync(await store.CustomerAsync(1, Ct), Ct, TicketType.Consult);
        var wake = store.Get<TimeLimitWake>();
        (await wake.RunAsync(Ct)).ShouldBe(0);
        store.Clock.Advance(TimeSpan.FromHours(25));
        (await wake.RunAsync(Ct)).ShouldBe(2, "the first response's warning and its end");
        (await wake.RunAsync(Ct)).ShouldBe(0);
        (await store.Get<TimeLimitQuery>().OverdueLatelyAsync(Ct)).ShouldBe(1);
        await store.RestartAsync();
        (await store.Get<TimeLimitWake>().RunAsync(Ct)).ShouldBe(0, "a new process knows what was told");

        await using (var db = store.Open())
        {
            (await db.TicketTimeline.Where(t => t.TicketId == ticket.Id).OrderBy(t => t.Seq).Select(t => t.Type).ToListAsync(Ct)).ShouldBe(["Opened", "TimeLimitReached", "TimeLimitReached"]);
            (await db.Outbox.CountAsync(o => o.Type == "ticket.timeLimitReached", Ct)).ShouldBe(2);
        }

        // Jumping past everything tells each level of each limit once.
        store.Clock.Advance(TimeSpan.FromDays(30));
        (await store.Get<TimeLimitWake>().RunAsync(Ct)).ShouldBe(4, "the response's escalation, and three of the completion");
        (await store.Get<TimeLimitWake>().RunAsync(Ct)).ShouldBe(0);
        (await store.Get<TicketQuery>().CountAsync(new TicketFilter { OverdueAt = store.Clock.GetUtcNow() }, Ct)).ShouldBe(1);
        (await store.ChangeAsync(ticket, Ct, new TicketCommand.Cancel("重复"))).ShouldBeOfType<SaveResult<Ticket>.Saved>().Value.NextDueAt.ShouldBeNull();
        (await store.Get<TimeLimitQuery>().OverdueLatelyAsync(Ct)).ShouldBe(0);
    }

    [Fact]
    public async Task WhileItWaitsForTheCustomer_NothingIsTold_AndItIsOverdueForNobody()
    {
        await using var store = await NewStoreAsync();
        var ticket = await store.OpenAsync(await store.CustomerAsync(1, Ct), Ct, TicketType.Install);
        await Saved(store.ChangeAsync(ticket, Ct, new TicketCommand.StartWork(), new TicketCommand.Wait(WaitReason.Customer)));
        store.Clock.Advance(TimeSpan.FromDays(20));
        (await store.Get<TimeLimitWake>().RunAsync(Ct)).ShouldBe(0);
        (await store.Get<TicketQuery>().CountAsync(new TicketFilter { OverdueAt = store.Clock.GetUtcNow() }, Ct)).ShouldBe(0);
        var again = await Saved(store.ChangeAsync(ticket, Ct, new TicketCommand.StartWork()));
        again.ResolutionDueAt.ShouldBe(ticket.ResolutionDueAt.AddDays(20));
        (await store.Get<TimeLimitWake>().RunAsync(Ct)).ShouldBe(0);
    }

    [Fact]
    public async Task APolicy_IsChangedInVersions_HoldsForNewTickets_AndForAnOldOneWhenItsMatterChanges_WithItsPause()
    {
        await using var store = await NewStoreAsync();
        var levels = store.Get<ServiceLevelStore>();
        var old = await store.OpenAsync(await store.CustomerAsync(1, Ct), Ct, TicketType.Install);
        await Saved(store.ChangeAsync(old, Ct, new TicketCommand.StartWork(), new TicketCommand.Wait(WaitReason.Customer)));
        store.Clock.Advance(TimeSpan.FromHours(5));
        await Saved(store.ChangeAsync(old, Ct, new TicketCommand.StartWork()));

        var row = (await levels.ListAsync(Ct)).Single(p => p.Code == "install-standard");
        var changed = await Saved(levels.SaveAsync(row with { CompletionMinutes = 100 * 60 }, 0, Supervisor, Ct));
        (changed.Version, changed.ChangedBy).ShouldBe((1, "supervisor1"));
        (await Refused(levels.SaveAsync(row with { CompletionMinutes = 90 * 60 }, 0, Supervisor, Ct))).Rule.ShouldBe(Refusal.StaleVersion);
        (await Refused(levels.SaveAsync(changed with { WarnPercent = 0 }, 1, Supervisor, Ct))).Rule.ShouldBe(FieldRules.OutOfRange);
        (await Refused(levels.SaveAsync(changed with { Code = "twin" }, null, Supervisor, Ct))).Rule.ShouldBe(ServiceLevelRules.ScopeIsTaken);
        (await Saved(levels.SaveAsync(changed with { CompletionMinutes = 80 * 60 }, 1, Supervisor, Ct))).Version.ShouldBe(2);
        (await levels.HistoryAsync("install-standard", Ct)).Select(p => (p.Version, p.IsCurrent)).ShouldBe([(2, true), (1, false)]);
        (await store.Get<AuditQuery>().ListAsync(new AuditFilter(Command: "serviceLevel.changed"), 10, null, Ct)).Count.ShouldBe(2);

        var fresh = await store.OpenAsync(await store.CustomerAsync(2, Ct), Ct, TicketType.Install);
        fresh.ResolutionDueAt.ShouldBe(store.Clock.GetUtcNow().AddHours(80));
        (await store.Get<TicketQuery>().FindAsync(old.Id, Ct))!.Ticket.ResolutionDueAt.ShouldBe(old.OpenedAt.AddHours(72 + 5), "a promise that was made stays");
        var edited = await Saved(store.ChangeAsync(old, Ct, new TicketCommand.Edit(new TicketDetails { Type = TicketType.Install, CustomerId = old.CustomerId, CategoryCode = "AC", Description = "换一处安装" })));
        edited.ResolutionDueAt.ShouldBe(old.OpenedAt.AddHours(80 + 5), "the new limit, the old pause");
    }

    [Fact]
    public async Task TicketsOlderThanTheLimits_GetTheirs_AndAreNotToldOfThePast()
    {
        await using var store = await NewStoreAsync();
        var ticket = await store.OpenAsync(await store.CustomerAsync(1, Ct), Ct);
        await using (var db = store.Open())
        {
            await db.Set<ServiceClock>().ExecuteDeleteAsync(Ct);
            await db.Tickets.ExecuteUpdateAsync(s => s.SetProperty(t => t.NextDueAt, (DateTimeOffset?)null), Ct);
        }

        store.Clock.Advance(TimeSpan.FromHours(50));
        (await store.Get<TimeLimitWake>().RunAsync(Ct)).ShouldBe(0);
        var card = (await store.Get<TicketQuery>().FindAsync(ticket.Id, Ct))!;
        (card.Ticket.NextDueAt, card.Ticket.Version).ShouldBe((ticket.NextDueAt, 1), "due as it was, and no command of a person is stale by it");
        card.Timeline.ShouldHaveSingleItem();
        (await store.Get<TimeLimitQuery>().OverdueLatelyAsync(Ct)).ShouldBe(0);
    }

    [Fact]
    public async Task ATicketThatCannotBeRead_SilencesNobodyElsesReminders_NorKeepsHisLimitsFromHim()
    {
        await using var store = await NewStoreAsync();
        var customer = await store.CustomerAsync(1, Ct);
        var broken = await store.OpenAsync(customer, Ct, TicketType.Consult);
        store.Clock.Advance(TimeSpan.FromMinutes(1));
        var sound = await store.OpenAsync(customer, Ct, TicketType.Consult);
        store.Clock.Advance(TimeSpan.FromMinutes(1));
        var old = await store.OpenAsync(customer, Ct, TicketType.Consult);
        await using (var db = store.Open())
        {
            // The broken one is read first both times: its reminders are due first, and among those without limits it is the oldest.
            await db.Set<ServiceClock>().Where(c => c.TicketId == old.Id || (c.TicketId == broken.Id && c.Limit != TimeLimit.FirstResponse)).ExecuteDeleteAsync(Ct);
            await db.Database.ExecuteSqlAsync($"""UPDATE "Tickets" SET "Type" = 'nonsense' WHERE "Id" = {broken.Id.Value}""", Ct);
        }

        store.Clock.Advance(TimeSpan.FromHours(25));
        (await store.Get<TimeLimitWake>().RunAsync(Ct)).ShouldBe(2, "the sound ticket's warning and its end");
        (await store.Get<TimeLimitQuery>().OfTicketAsync(old.Id, Ct)).ShouldNotBeEmpty();
        (await store.Get<TicketQuery>().FindAsync(sound.Id, Ct))!.Timeline.Count(t => t.Type == "TimeLimitReached").ShouldBe(2);

        await using (var db = store.Open())
            await db.Set<ServiceClock>().Where(c => c.TicketId == broken.Id || c.TicketId == old.Id).ExecuteDeleteAsync(Ct);
        await store.RestartAsync();
        (await store.Get<TimeLimitWake>().RunAsync(Ct)).ShouldBe(0);
        (await store.Get<TimeLimitQuery>().OfTicketAsync(old.Id, Ct)).ShouldNotBeEmpty("the one before it could not be adopted");
    }

    [Fact]
    public async Task ARepeat_NamesTheEarlierOrder_OrAReason_ByTheWindowOfItsCategory()
    {
        await using var store = await NewStoreAsync();
        await store.Get<BulkSeeder>().SeedAsync(0, 0, 0, store.Clock.GetUtcNow(), null, Ct);
        var customer = await store.CustomerAsync(1, Ct);
        var model = (await store.Get<CatalogueQuery>().GetAsync(Ct)).Models.First(m => m.CategoryCode == "WM");
        var unit = await Saved(store.Get<UnitStore>().RegisterAsync(new RegisterUnit("hmwm-0007", model.Id, customer.Id, customer.Id, null, PurchasedOn: new DateOnly(2026, 3, 1)), Agent, Ct));
        var tickets = store.Get<TicketStore>();
        var form = new TicketDetails { Type = TicketType.Repair, CustomerId = customer.Id, UnitId = unit.Id, SymptomCode = "WM-S03", Description = "不脱水" };
        var first = await Saved(tickets.OpenAsync(new OpenTicket(form), Agent, Ct));
        await Saved(store.ChangeAsync(first, Ct, new TicketCommand.StartWork(), new TicketCommand.CompleteWork("换件")));

        store.Clock.Advance(TimeSpan.FromDays(29));
        var found = (await store.Get<RepeatQuery>().FindAsync(unit.Id, "WM-S03", "WM", Ct))!;
        (found.Number, found.DaysAt(store.Clock.GetUtcNow()), found.IsInGuaranteeAt(store.Clock.GetUtcNow())).ShouldBe((first.Number, 29, true));
        var second = await Saved(tickets.OpenAsync(new OpenTicket(form), Agent, Ct));
        (second.RepeatOfId, second.IsGuaranteeRepeat).ShouldBe((first.Id, true));
        var third = await Saved(tickets.OpenAsync(new OpenTicket(form, NotRepeatReason: "另一处漏水"), Agent, Ct));
        (third.RepeatOfId, third.NotRepeatReason).ShouldBe((null, "另一处漏水"));
        (await store.Get<TicketQuery>().ListAsync(new TicketFilter { IsRepeat = true }, 10, null, Ct)).ShouldHaveSingleItem().Number.ShouldBe(second.Number);
        var judged = await Saved(store.ChangeAsync(second, Ct, new TicketCommand.JudgeRepeat(null, "新故障")));
        (judged.RepeatOfId, judged.NotRepeatReason, judged.IsGuaranteeRepeat).ShouldBe((null, "新故障", false));
        var back = await Saved(store.ChangeAsync(second, Ct, new TicketCommand.JudgeRepeat(first.Id, null)));
        (back.RepeatOfId, back.NotRepeatReason, back.IsGuaranteeRepeat).ShouldBe((first.Id, null, true), "a judgement that is taken back finds the guarantee again");
        (await Saved(store.ChangeAsync(second, Ct, new TicketCommand.JudgeRepeat(third.Id, null)))).IsGuaranteeRepeat.ShouldBeFalse("the order that is named now was never worked on");

        (await store.Get<SettingStore>().SaveAsync(TicketSettings.RepeatWindows.Key, "90/30, WM=7/3", 0, Supervisor, Ct)).ShouldBeOfType<SaveResult<int>.Saved>();
        store.Clock.Advance(TimeSpan.FromDays(8));
        (await store.Get<RepeatQuery>().FindAsync(unit.Id, "WM-S03", "WM", Ct)).ShouldBeNull();
        (await Refused(store.Get<SettingStore>().SaveAsync(TicketSettings.RepeatWindows.Key, "ninety", 1, Supervisor, Ct))).Rule.ShouldBe(FieldRules.WrongForm);
    }

    [Fact]
    public async Task AnApproval_HoldsAuditAndClosing_UntilAnotherPersonDecides_AndStandsOnTheTimeline()
    {
        await using var store = await NewStoreAsync();
        var approvals = store.Get<TicketApprovalStore>();
        var ticket = await store.CompletedAsync(await store.CustomerAsync(1, Ct), Ct);
        var asked = await Saved(approvals.AskAsync(ticket.Id, ApprovalKind.Goodwill, Money.Yuan(3000), "多次上门", Agent, Ct));
        (asked.Number, asked.State).ShouldBe(("A-261122-0001", ApprovalState.Open));
        var held = await Refused(store.ChangeAsync(ticket, Ct, new TicketCommand.Audit()));
        (held.Rule, held.Parameters.Single(p => p.Name == "approval").Value).ShouldBe(("ApprovalIsOpen", asked.Number));
        (await Refused(approvals.DecideAsync(asked.Id, true, null, Agent, true, Ct))).Rule.ShouldBe("ApprovalNeedsAnotherPerson");
        (await Refused(approvals.DecideAsync(asked.Id, true, null, Supervisor, false, Ct))).Rule.ShouldBe("ApprovalExceedsAuthority");
        (await Saved(approvals.DecideAsync(asked.Id, true, "同意", new Actor("manager1"), true, Ct))).State.ShouldBe(ApprovalState.Granted);
        (await store.Get<SettingStore>().SaveAsync(TicketSettings.OwnAuthority.Key, "50", 0, Supervisor, Ct)).ShouldBeOfType<SaveResult<int>.Saved>();
        (await Saved(approvals.AskAsync(ticket.Id, ApprovalKind.FeeWaiver, Money.Yuan(50), "安抚", Agent, Ct))).State.ShouldBe(ApprovalState.Granted);
        await Saved(store.ChangeAsync(ticket, Ct, new TicketCommand.Audit(), new TicketCommand.Close()));
        var facts = (await store.Get<TicketQuery>().FindAsync(ticket.Id, Ct))!.Timeline.Select(t => t.Type).ToList();
        facts.Count(f => f == "ApprovalAsked").ShouldBe(2);
        facts.Count(f => f == "ApprovalDecided").ShouldBe(2);
        facts[^1].ShouldBe("Closed");
    }

    [Fact]
    public async Task AnOpenApproval_IsFoundInTheList_AndHoldsAMerge_UntilItIsDecided()
    {
        await using var store = await NewStoreAsync();
        var customer = await store.CustomerAsync(1, Ct);
        var (survivor, asked) = (await store.OpenAsync(customer, Ct), await store.OpenAsync(customer, Ct));
        var approval = await Saved(store.Get<TicketApprovalStore>().AskAsync(asked.Id, ApprovalKind.Goodwill, Money.Yuan(300), "多次上门", Agent, Ct));
        var query = store.Get<TicketQuery>();
        var waiting = new TicketFilter { WaitsForApproval = true };
        (await query.ListAsync(waiting, 10, null, Ct)).ShouldHaveSingleItem().Number.ShouldBe(asked.Number);
        (await query.CountAsync(waiting, 100, Ct)).ShouldBe(1);
        (await query.CountAsync(new TicketFilter(), 1, Ct)).ShouldBe(1, "counted no further than asked for");

        var held = await Refused(store.ChangeAsync(asked, Ct, new TicketCommand.Merge(survivor.Id)));
        (held.Rule, held.Parameters.Single(p => p.Name == "approval").Value).ShouldBe(("ApprovalIsOpen", approval.Number));
        await Saved(store.Get<TicketApprovalStore>().DecideAsync(approval.Id, false, "不合理", Supervisor, true, Ct));
        (await query.CountAsync(waiting, 100, Ct)).ShouldBe(0);
        await Saved(store.ChangeAsync(asked, Ct, new TicketCommand.Merge(survivor.Id)));
    }

    [Fact]
    public async Task ALowScoreOfACallback_HoldsTheClosing_UntilItIsSettled()
    {
        await using var store = await NewStoreAsync();
        var ticket = await store.CompletedAsync(await store.CustomerAsync(1, Ct), Ct, Money.Zero);
        store.Clock.Advance(TimeSpan.FromHours(3));
        var task = await store.DialledAsync("callback1", Ct);
        var answers = new CallbackAnswers { IsSolved = true, ChargedSaid = Money.Zero, Attitude = Attitude.Good, Score = 1 };
        var done = await Saved(store.RecordAsync(task, "callback1", new AttemptResult(AttemptOutcome.Reached, Answers: answers), Ct));
        var approval = done.FollowUps.Single(f => f.Kind == FollowUpKind.Approval);
        (await Refused(store.ChangeAsync(ticket, Ct, new TicketCommand.Audit()))).Rule.ShouldBe("ApprovalIsOpen");
        (await store.Get<TicketApprovalStore>().ScoresAsync(ticket.Id, Ct)).ShouldHaveSingleItem().Number.ShouldBe(approval.Number);
        await Saved(store.Get<Persistence.Callbacks.CallbackStore>().SettleAsync(approval.Id, approval.Version, "已致歉", Supervisor, Ct));
        await Saved(store.ChangeAsync(ticket, Ct, new TicketCommand.Audit(), new TicketCommand.Close()));
    }

    [Fact]
    public async Task ASecondCall_IsLinkedByWhoHadIt_Once_AndBothCallsAreTheTickets()
    {
        await using var store = await NewStoreAsync();
        var customer = await store.CustomerAsync(1, Ct);
        var (first, second) = (Guid.CreateVersion7(store.Clock.GetUtcNow()), Guid.CreateVersion7(store.Clock.GetUtcNow().AddHours(1)));
        var ticket = await Saved(store.Get<TicketStore>().OpenAsync(
            new OpenTicket(new TicketDetails { Type = TicketType.Consult, CustomerId = customer.Id, Description = "问保修" }, InteractionId: first), Agent, Ct));
        await using (var db = store.Open())
        {
            db.Interactions.Add(new InteractionRow { Id = second, AgentId = "agent1", Direction = InteractionDirection.Inbound, ReceivedAt = store.Clock.GetUtcNow() });
            await db.SaveChangesAsync(Ct);
        }

        var calls = store.Get<TicketCallStore>();
        (await calls.OfferAsync(ticket.Id, "agent1", Ct)).ShouldHaveSingleItem().Id.ShouldBe(second);
        (await calls.OfferAsync(ticket.Id, "agent2", Ct)).ShouldBeEmpty();
        (await Refused(calls.LinkAsync(ticket.Id, second, new Actor("agent2"), false, false, Ct))).Rule.ShouldBe("CallIsNotYours");
        (await Refused(calls.LinkAsync(ticket.Id, Guid.CreateVersion7(), Supervisor, true, false, Ct))).Rule.ShouldBe("CallIsNotYours");
        await Saved(calls.LinkAsync(ticket.Id, second, Agent, false, false, Ct));
        (await Refused(calls.LinkAsync(ticket.Id, second, Agent, false, false, Ct))).Rule.ShouldBe("CallIsLinked");
        (await calls.OfferAsync(ticket.Id, "agent1", Ct)).ShouldBeEmpty();
        (await calls.ListAsync(ticket.Id, Ct)).Select(c => c.InteractionId).ShouldBe([first, second], ignoreOrder: true);
        (await store.Get<TicketQuery>().FindAsync(ticket.Id, Ct))!.Timeline.Select(t => t.Type).ShouldBe(["Opened", "CallLinked"]);
        (await store.Get<InteractionQuery>().FindAsync(second, Ct))!.TicketNumber.ShouldBe(ticket.Number);
    }

    [Fact]
    public async Task ACallThatIsLinkedToASecondTicket_StaysTheFirstOnesAndItsCustomers()
    {
        await using var store = await NewStoreAsync();
        var (owner, other) = (await store.CustomerAsync(1, Ct), await store.CustomerAsync(2, Ct));
        var (first, second) = (await store.OpenAsync(owner, Ct), await store.OpenAsync(other, Ct));
        var (dialled, older) = (Guid.CreateVersion7(store.Clock.GetUtcNow()), Guid.CreateVersion7(store.Clock.GetUtcNow()));
        await store.Get<InteractionStore>().FileAsync(dialled, owner.Id, null, first.Id, "agent1", Ct);
        await using (var db = store.Open())
        {
            (await db.Set<TicketCallRow>().SingleAsync(Ct)).LinkedBy.ShouldBe("agent1", "a dialled call is among the calls of its ticket");
            db.Interactions.Add(new InteractionRow { Id = older, TicketId = first.Id, CustomerId = owner.Id, AgentId = "agent1", Direction = InteractionDirection.Outbound, ReceivedAt = store.Clock.GetUtcNow() });
            await db.SaveChangesAsync(Ct);
        }

        var calls = store.Get<TicketCallStore>();
        foreach (var call in new[] { dialled, older })
        {
            await Saved(calls.LinkAsync(second.Id, call, Supervisor, true, false, Ct));
            var row = (await store.Get<InteractionQuery>().FindAsync(call, Ct))!.Interaction;
            (row.TicketId, row.CustomerId).ShouldBe((first.Id, owner.Id));
        }

        foreach (var ticket in new[] { first, second })
            (await calls.ListAsync(ticket.Id, Ct)).Select(c => c.InteractionId).ShouldBe([dialled, older], ignoreOrder: true);
        await using var after = store.Open();
        (await after.Set<TicketCallRow>().CountAsync(Ct)).ShouldBe(4, "each call of each ticket once");
    }

    [Fact]
    public async Task AMergedTicket_GivesItsCallsToTheSurvivor_EachNamesTheOther_AndACaseThatIsOverTakesNothingIn()
    {
        await using var store = await NewStoreAsync();
        var customer = await store.CustomerAsync(1, Ct);
        var call = Guid.CreateVersion7(store.Clock.GetUtcNow());
        var survivor = await store.OpenAsync(customer, Ct);
        var twin = await Saved(store.Get<TicketStore>().OpenAsync(
            new OpenTicket(new TicketDetails { Type = TicketType.Repair, CustomerId = customer.Id, CategoryCode = "AC", Description = "不制冷" }, InteractionId: call), Agent, Ct));
        var merged = await Saved(store.ChangeAsync(twin, Ct, new TicketCommand.Merge(survivor.Id)));
        (merged.Status, merged.NextDueAt).ShouldBe((TicketStatus.Merged, null));
        (await store.Get<TicketQuery>().FindAsync(twin.Id, Ct))!.MergedIntoNumber.ShouldBe(survivor.Number);
        (await store.Get<TicketCallStore>().ListAsync(survivor.Id, Ct)).ShouldHaveSingleItem().InteractionId.ShouldBe(call);
        (await store.Get<TicketQuery>().FindAsync(survivor.Id, Ct))!.Timeline.Select(t => t.Type).ShouldBe(["Opened", "TookIn"]);

        var third = await store.OpenAsync(customer, Ct);
        (await Refused(store.ChangeAsync(third, Ct, new TicketCommand.Merge(twin.Id)))).Rule.ShouldBe("TicketIsFinal");
        (await Refused(store.ChangeAsync(third, Ct, new TicketCommand.Merge(new TicketId(Guid.CreateVersion7()))))).Rule.ShouldBe(Refusal.NotFound);
    }
}
