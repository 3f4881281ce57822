using Crm.Domain;
using Crm.Domain.Callbacks;
using Crm.Domain.Customers;
using Crm.Domain.Dispatch;
using Crm.Domain.Fees;
using Crm.Domain.Quotations;
using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Persistence.Administration;
using Persistence.Dispatch;
using Persistence.History;
using Persistence.Queries;
using Persistence.Quotations;
using Persistence.Tests.Callbacks;
using Persistence.Tickets;
using Shouldly;
using Xunit;
using static Persistence.Tests.Callbacks.CallbackWorld;

namespace Persistence.Tests;

/// <summary>What every provider must do alike with edits, messages, tasks, groups, attachments and observations of tickets.</summary>
public abstract class TicketTalkContract
{
    private static readonly Actor Colleague = new("agent2", "desk-2");

    private static readonly MentionTarget[] People = [new("agent1", "张伟", ["agent1"]), new("agent2", "李娜", ["agent2"]), new("parts1", "配件", ["parts1"])];

    private static readonly string[] Accounts = ["agent1", "agent2", "parts1"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private protected abstract Task<TestStore> NewStoreAsync();

    [Fact]
    public async Task AnEdit_IsInTheHistory_FieldByField_WithPersonWorkstationAndTime_AndCanBeUndone()
    {
        await using var store = await NewStoreAsync();
        var ticket = await store.OpenAsync(await store.CustomerAsync(1, Ct), Ct);
        var before = TicketDetails.Of(ticket);
        var edited = await Saved(Edit(store, ticket.Id, ticket.Version, before with { Description = "不制冷，有异响", Priority = TicketPriority.High, PriorityReason = "家有老人", AppointmentWish = "下午" }));
        (edited.Description, edited.PriorityReason, edited.AppointmentWish, edited.Version).ShouldBe(("不制冷，有异响", "家有老人", "下午", ticket.Version + 1));
        var row = (await store.Get<TicketQuery>().FindAsync(ticket.Id, Ct))!.Timeline[^1];
        (row.Type, row.ActorId, row.Workstation, row.At).ShouldBe(("Edited", "agent2", "desk-2", store.Clock.GetUtcNow()));
        TicketHistory.ChangesOf(row).Select(c => (c.Field, c.Before, c.After)).ShouldBe(
            [("description", "不制冷", "不制冷，有异响"), ("appointmentWish", null, "下午"), ("priority", "Normal", "High"), ("priorityReason", null, "家有老人")]);

        (await Refused(Edit(store, ticket.Id, ticket.Version, before with { Description = "别的" }))).Rule.ShouldBe(Refusal.StaleVersion);
        var undone = await Saved(Edit(store, ticket.Id, edited.Version, before with { PriorityReason = "撤销" }));
        (undone.Description, undone.Priority, undone.AppointmentWish).ShouldBe((before.Description, TicketPriority.Normal, null));
    }

    [Fact]
    public async Task AnEdit_ToAnotherHouseholdsPlace_IsRefused()
    {
        await using var store = await NewStoreAsync();
        var (one, other) = (await store.CustomerAsync(1, Ct), await store.CustomerAsync(2, Ct));
        var ticket = await store.OpenAsync(one, Ct);
        var (mine, theirs) = (Place(one.Id), Place(other.Id));
        await using (var db = store.Open())
        {
            db.CustomerAddresses.AddRange(mine, theirs);
            await db.SaveChangesAsync(Ct);
        }

        (await Refused(Edit(store, ticket.Id, ticket.Version, TicketDetails.Of(ticket) with { AddressId = theirs.Id }))).Rule.ShouldBe(Refusal.NotFound);
        (await Saved(Edit(store, ticket.Id, ticket.Version, TicketDetails.Of(ticket) with { AddressId = mine.Id }))).AddressId.ShouldBe(mine.Id);
        var labels = await store.Get<TicketLabels>().OfAsync([new FieldChange("address", null, mine.Id.ToString()), new FieldChange("customer", one.Id.ToString(), "x")], Ct);
        (labels[mine.Id.ToString()], labels[one.Id.ToString()]).ShouldBe((mine.Region, one.Number));
        var choices = await store.Get<TicketLabels>().ChoicesAsync(one.Id, Ct);
        choices.Places.Select(p => p.Id).ShouldContain(mine.Id);
        choices.Places.Select(p => p.Id).ShouldNotContain(theirs.Id);

        CustomerAddress Place(CustomerId who) => new() { Id = new AddressId(Guid.CreateVersion7()), CustomerId = who, RegionCode = "370202", Region = "山东省青岛市市南区", Detail = "1 号" };
    }

    [Fact]
    public async Task AMessage_NamesPeople_IsReadOnce_AndEverybodySeesByWhomAndWhen()
    {
        await using var store = await NewStoreAsync();
        var ticket = await store.OpenAsync(await store.CustomerAsync(1, Ct), Ct);
        var talk = store.Get<TicketMessageStore>();
        var sent = await Saved(talk.SendAsync(ticket.Id, "@李娜 @agent1 请看铭牌", People, Agent, Ct));
        sent.Mentions.ShouldBe(["agent2"], "nobody names himself");
        (await talk.UnreadMentionsAsync("agent2", Ct)).ShouldBe(1);
        (await talk.UnreadMentionsAsync("agent1", Ct)).ShouldBe(0);
        (await talk.ListAsync(ticket.Id, null, Ct)).ShouldHaveSingleItem().IsUnreadFor("agent2").ShouldBeTrue();
        (await talk.MentionsAsync("agent2", true, 10, null, Ct)).ShouldHaveSingleItem().Number.ShouldBe(ticket.Number);

        store.Clock.Advance(TimeSpan.FromMinutes(3));
        (await Saved(talk.ReadAsync(ticket.Id, "agent2", Ct))).ShouldBe(1);
        (await Saved(talk.ReadAsync(ticket.Id, "agent2", Ct))).ShouldBe(0);
        (await Saved(talk.ReadAsync(ticket.Id, "agent1", Ct))).ShouldBe(0, "nobody has to read his own");
        (await talk.UnreadMentionsAsync("agent2", Ct)).ShouldBe(0);
        (await talk.MentionsAsync("agent2", true, 10, null, Ct)).ShouldBeEmpty();
        (await talk.MentionsAsync("agent2", false, 10, null, Ct)).ShouldHaveSingleItem().ReadAt.ShouldBe(store.Clock.GetUtcNow());
        (await talk.ListAsync(ticket.Id, null, Ct)).ShouldHaveSingleItem().Reads.ShouldBe([("agent2", store.Clock.GetUtcNow())]);
        await using var db = store.Open();
        (await db.Outbox.Where(o => o.Type == TicketMessageStore.Sent).Select(o => o.Payload).SingleAsync(Ct)).ShouldNotContain("铭牌", Case.Sensitive, "events carry no text");
    }

    [Fact]
    public async Task Messages_AreLimitedPerMinute_AndToWhatFits()
    {
        await using var store = await NewStoreAsync();
        var ticket = await store.OpenAsync(await store.CustomerAsync(1, Ct), Ct);
        var talk = store.Get<TicketMessageStore>();
        for (var n = 0; n < TicketMessageRules.PerMinute; n++) await Saved(talk.SendAsync(ticket.Id, $"第 {n} 条", People, Agent, Ct));
        (await Refused(talk.SendAsync(ticket.Id, "再来", People, Agent, Ct))).Rule.ShouldBe(TicketMessageRules.TooFast);
        await Saved(talk.SendAsync(ticket.Id, "别人可以", People, Colleague, Ct));
        store.Clock.Advance(TimeSpan.FromMinutes(2));
        await Saved(talk.SendAsync(ticket.Id, "又可以了", People, Agent, Ct));
        (await talk.ListAsync(ticket.Id, null, Ct))[0].Message.Text.ShouldBe("又可以了");
    }

    [Fact]
    public async Task AGroup_IsNamedInMessages_HasTasks_AndEndsWithItsTicket()
    {
        await using var store = await NewStoreAsync();
        var ticket = await store.OpenAsync(await store.CustomerAsync(1, Ct), Ct);
        var (tasks, talk) = (store.Get<TicketTaskStore>(), store.Get<TicketMessageStore>());
        (await Refused(tasks.AddGroupAsync(ticket.Id, "二线", ["stranger"], Accounts, Agent, Ct))).Rule.ShouldBe(TicketTaskRules.MayNotSeeTicket);
        var group = await Saved(tasks.AddGroupAsync(ticket.Id, "二线", ["agent2", "parts1"], Accounts, Agent, Ct));
        (await Saved(talk.SendAsync(ticket.Id, "@二线 请处理", People, Agent, Ct))).Mentions.ShouldBe(["agent2", "parts1"]);
        var task = await Saved(tasks.AddAsync(ticket.Id, "查 PCB2 库存", null, group.Id, store.Clock.GetUtcNow().AddHours(2), Accounts, Agent, Ct));
        (await tasks.OfPersonAsync("parts1", 10, Ct)).ShouldHaveSingleItem().Number.ShouldBe(ticket.Number);
        (await tasks.OfPersonAsync("parts", 10, Ct)).ShouldBeEmpty();
        (await Refused(tasks.FinishAsync(task.Id, true, false, new Actor("agent3"), Ct))).Rule.ShouldBe("TaskIsNotYours");
        var done = await Saved(tasks.FinishAsync(task.Id, true, false, new Actor("parts1"), Ct));
        (done.DoneBy, done.DoneAt).ShouldBe(("parts1", store.Clock.GetUtcNow()));
        (await Saved(tasks.FinishAsync(task.Id, false, false, new Actor("parts1"), Ct))).DoneAt.ShouldBeNull();

        await Saved(store.ChangeAsync(ticket, Ct, new TicketCommand.Cancel("用户取消")));
        (await tasks.GroupsAsync(ticket.Id, Ct)).ShouldHaveSingleItem().EndedAt.ShouldBe(store.Clock.GetUtcNow());
        (await Saved(talk.SendAsync(ticket.Id, "@二线 辛苦", People, Agent, Ct))).Mentions.ShouldBeEmpty("a group that ended names nobody");
        (await Refused(tasks.AddAsync(ticket.Id, "再做", "agent2", null, null, Accounts, Agent, Ct))).Rule.ShouldBe("TicketIsFinal");
        (await tasks.ListAsync(ticket.Id, Ct)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task AnAttachment_IsHiddenAndShownAgain_WithAudit_AndCountsTowardsTheLimit()
    {
        await using var store = await NewStoreAsync();
        var ticket = await store.OpenAsync(await store.CustomerAsync(1, Ct), Ct);
        var files = store.Get<TicketAttachmentStore>();
        var file = File(ticket.Id, store);
        await Saved(files.AddAsync(file, Agent, Ct));
        await Saved(files.DeleteAsync(file.Id, true, Colleague, Ct));
        (await files.ListAsync(ticket.Id, Ct)).ShouldBeEmpty();
        (await files.FindAsync(file.Id, Ct)).ShouldBeNull();
        (await files.CountAsync(ticket.Id, Ct)).ShouldBe(0);
        await Saved(files.DeleteAsync(file.Id, false, Colleague, Ct));
        (await files.FindAsync(file.Id, Ct)).ShouldBe(file);
        var audit = await store.Get<AuditQuery>().ListAsync(new AuditFilter(Subject: "ticket:" + ticket.Number), 10, null, Ct);
        audit.Select(a => a.Command).ShouldBe(["ticket.attachmentRestored", "ticket.attachmentDeleted", "ticket.attached"]);
        audit.ShouldAllBe(a => a.After!.Contains(file.Sha256) && !a.After.Contains("铭牌"));
        for (var n = 1; n < AttachmentRules.MostPerTicket; n++) await Saved(files.AddAsync(File(ticket.Id, store), Agent, Ct));
        (await Refused(files.AddAsync(File(ticket.Id, store), Agent, Ct))).Rule.ShouldBe(AttachmentRules.TooMany);
        await Saved(files.DeleteAsync(file.Id, true, Colleague, Ct));
        await Saved(files.AddAsync(File(ticket.Id, store), Agent, Ct));
        (await Refused(files.DeleteAsync(file.Id, false, Colleague, Ct))).Rule.ShouldBe(AttachmentRules.TooMany, "its place is taken");
    }

    [Fact]
    public async Task AMerge_TakesCallbacksVisitsAttachmentsMessagesTasksAndGroupsAlong_AndTellsHowMany()
    {
        await using var store = await NewStoreAsync();
        await TestArticles.PublishAsync(store, "AC-003", Ct);
        var customer = await store.CustomerAsync(1, Ct);
        var (survivor, twin) = (await store.OpenAsync(customer, Ct), await store.OpenAsync(customer, Ct));
        // A fault that was solved by phone and came back: its call-back is history.
        await Saved(store.ChangeAsync(twin, Ct, new TicketCommand.SolveByPhone("AC-003"), new TicketCommand.FaultReturned()));
        var order = await Saved(store.Get<DispatchStore>().ProposeAsync(twin.Id, Dispatcher, Ct));
        await Saved(store.Get<TicketAttachmentStore>().AddAsync(File(twin.Id, store), Agent, Ct));
        await Saved(store.Get<TicketMessageStore>().SendAsync(twin.Id, "@李娜 看", People, Agent, Ct));
        await Saved(store.Get<TicketTaskStore>().AddGroupAsync(twin.Id, "二线", ["agent2"], Accounts, Agent, Ct));
        await Saved(store.Get<TicketTaskStore>().AddAsync(twin.Id, "催件", "agent2", null, null, Accounts, Agent, Ct));
        var line = new QuotationLine(FeeKind.Labour, "AC-S", "小修", 1, Money.Yuan(60), Money.Yuan(60), Payer.Customer);
        var quoted = await Saved(store.Get<QuotationStore>().BeginAsync(twin.Id, new QuotationCommand.Edit([line], 7, ""), SiteZone.DayOf(store.Clock.GetUtcNow()), Agent, Ct));

        await Saved(store.ChangeAsync(twin, Ct, new TicketCommand.Merge(survivor.Id)));

        (await store.TasksAsync(Ct)).ShouldAllBe(t => t.TicketId == survivor.Id);
        (await store.Get<DispatchQuery>().OfTicketAsync(survivor.Id, Ct)).ShouldHaveSingleItem().Order.Id.ShouldBe(order.Id);
        (await store.Get<DispatchQuery>().OfTicketAsync(survivor.Id, Ct))[0].Order.IsOpen.ShouldBeTrue("whoever was asked for is still to come");
        (await store.Get<TicketAttachmentStore>().ListAsync(survivor.Id, Ct)).Count.ShouldBe(1);
        (await store.Get<TicketMessageStore>().ListAsync(survivor.Id, null, Ct)).Count.ShouldBe(1);
        (await store.Get<TicketMessageStore>().MentionsAsync("agent2", true, 10, null, Ct)).ShouldHaveSingleItem().Number.ShouldBe(survivor.Number);
        (await store.Get<TicketTaskStore>().ListAsync(survivor.Id, Ct)).Count.ShouldBe(1);
        (await store.Get<TicketTaskStore>().GroupsAsync(survivor.Id, Ct)).Count.ShouldBe(1);
        (await store.Get<QuotationStore>().OfTicketAsync(survivor.Id, Ct)).ShouldHaveSingleItem().Id.ShouldBe(quoted.Id);
        (await store.Get<TicketAttachmentStore>().ListAsync(twin.Id, Ct)).ShouldBeEmpty();
        var took = (await store.Get<TicketQuery>().FindAsync(survivor.Id, Ct))!.Timeline.Single(t => t.Type == "TookIn");
        foreach (var told in new[] { "\"callbacks\":1", "\"visits\":1", "\"attachments\":1", "\"messages\":1", "\"quotations\":1" }) took.Data.ShouldContain(told);
    }

    [Fact]
    public async Task TwoMerges_OfTheSameTwo_EitherIntoTheOther_LeaveOneOpen()
    {
        await using var store = await NewStoreAsync();
        var customer = await store.CustomerAsync(1, Ct);
        for (var n = 0; n < 5; n++)
        {
            var (one, other) = (await store.OpenAsync(customer, Ct), await store.OpenAsync(customer, Ct));
            var results = await Task.WhenAll(
                Task.Run(() => store.ChangeAsync(one, Ct, new TicketCommand.Merge(other.Id)), Ct), Task.Run(() => store.ChangeAsync(other, Ct, new TicketCommand.Merge(one.Id)), Ct));
            results.OfType<SaveResult<Ticket>.Saved>().ShouldHaveSingleItem();
            results.OfType<SaveResult<Ticket>.Refused>().ShouldHaveSingleItem().Refusal.Rule.ShouldBe("TicketIsFinal");
        }
    }

    [Fact]
    public async Task AnObservationThatIsOver_IsFound_BehindManyThatStillWait()
    {
        await using var store = await NewStoreAsync();
        await TestArticles.PublishAsync(store, "AC-003", Ct);
        var ticket = await store.OpenAsync(await store.CustomerAsync(1, Ct), Ct, TicketType.Consult);
        ticket = await Saved(store.ChangeAsync(ticket, Ct, new TicketCommand.SolveByPhone("AC-003")));
        await using (var db = store.Open())
        {
            for (var n = 0; n <= ObservationWake.MaxRows; n++)
            {
                db.Tickets.Add(ticket with
                {
                    Id = new TicketId(Guid.CreateVersion7()), Number = $"T-000000-{n:0000}", CustomerId = null, WorkDoneAt = ticket.WorkDoneAt!.Value.AddMinutes(-1), ObserveUntil = ticket.WorkDoneAt.Value.AddDays(1),
                });
            }

            await db.SaveChangesAsync(Ct);
        }

        store.Clock.Advance(ObservationRules.Length);
        (await store.Get<ObservationWake>().RunAsync(Ct)).ShouldBe(1);
        (await store.Get<TicketQuery>().FindAsync(ticket.Id, Ct))!.Ticket.Status.ShouldBe(TicketStatus.Closed);
    }

    [Fact]
    public async Task AMerge_OfTwoWithAnOpenVisitEach_LeavesOneOpenVisit()
    {
        await using var store = await NewStoreAsync();
        var customer = await store.CustomerAsync(1, Ct);
        var (survivor, twin) = (await store.OpenAsync(customer, Ct), await store.OpenAsync(customer, Ct));
        foreach (var ticket in new[] { survivor, twin }) await Saved(store.Get<DispatchStore>().ProposeAsync(ticket.Id, Dispatcher, Ct));
        await Saved(store.ChangeAsync(twin, Ct, new TicketCommand.Merge(survivor.Id)));
        (await store.Get<DispatchQuery>().OfTicketAsync(survivor.Id, Ct)).ShouldHaveSingleItem().Order.IsOpen.ShouldBeTrue();
        (await store.Get<DispatchQuery>().OfTicketAsync(twin.Id, Ct)).ShouldHaveSingleItem().Order.Status.ShouldBe(DispatchStatus.Cancelled);
    }

    [Fact]
    public async Task ASolutionByPhone_ClosesItself_AndIsOpenAgainWhenTheCustomerCallsBack()
    {
        await using var store = await NewStoreAsync();
        await TestArticles.PublishAsync(store, "AC-003", Ct);
        var customer = await store.CustomerAsync(1, Ct);
        var (quiet, noisy) = (await store.OpenAsync(customer, Ct, TicketType.Consult), await store.OpenAsync(await store.CustomerAsync(2, Ct), Ct, TicketType.Consult));
        foreach (var ticket in new[] { quiet, noisy }) await Saved(store.ChangeAsync(ticket, Ct, new TicketCommand.SolveByPhone("AC-003")));
        var wake = store.Get<ObservationWake>();
        (await wake.RunAsync(Ct)).ShouldBe(0);
        store.Clock.Advance(TimeSpan.FromMinutes(10));
        await using (var db = store.Open())
        {
            db.Interactions.Add(new InteractionRow { Id = Guid.CreateVersion7(), SiteId = "main", ReceivedAt = store.Clock.GetUtcNow(), CustomerId = noisy.CustomerId, Direction = InteractionDirection.Inbound });
            await db.SaveChangesAsync(Ct);
        }

        (await wake.RunAsync(Ct)).ShouldBe(1);
        (await StatusAsync(noisy.Id)).ShouldBe(TicketStatus.Open);
        store.Clock.Advance(TimeSpan.FromMinutes(20));
        (await wake.RunAsync(Ct)).ShouldBe(1);
        (await wake.RunAsync(Ct)).ShouldBe(0);
        (await StatusAsync(quiet.Id)).ShouldBe(TicketStatus.Closed);
        (await store.Get<TicketQuery>().FindAsync(quiet.Id, Ct))!.Timeline[^1].ActorId.ShouldBe("system");

        async Task<TicketStatus> StatusAsync(TicketId id) => (await store.Get<TicketQuery>().FindAsync(id, Ct))!.Ticket.Status;
    }

    [Fact]
    public async Task ASolvedRepair_WaitsForTheCallThatAsks_BeforeItClosesItself()
    {
        await using var store = await NewStoreAsync();
        await TestArticles.PublishAsync(store, "AC-003", Ct);
        var ticket = await store.OpenAsync(await store.CustomerAsync(1, Ct), Ct);
        await Saved(store.ChangeAsync(ticket, Ct, new TicketCommand.SolveByPhone("AC-003")));
        var check = (await store.TasksAsync(Ct)).ShouldHaveSingleItem();
        check.Kind.ShouldBe(CallbackKind.Observe);
        store.Clock.Advance(check.LateAt - store.Clock.GetUtcNow() - TimeSpan.FromMinutes(1));
        (await store.Get<ObservationWake>().RunAsync(Ct)).ShouldBe(0);
        store.Clock.Advance(TimeSpan.FromMinutes(1));
        (await store.Get<ObservationWake>().RunAsync(Ct)).ShouldBe(1);
    }

    [Fact]
    public async Task Approvals_OfAllTickets_AreListedNewestFirst_ByState()
    {
        await using var store = await NewStoreAsync();
        var ticket = await store.OpenAsync(await store.CustomerAsync(1, Ct), Ct);
        var approvals = store.Get<TicketApprovalStore>();
        var first = await Saved(approvals.AskAsync(ticket.Id, ApprovalKind.Goodwill, Money.Yuan(300), "一", Agent, Ct));
        store.Clock.Advance(TimeSpan.FromMinutes(1));
        var second = await Saved(approvals.AskAsync(ticket.Id, ApprovalKind.Goodwill, Money.Yuan(300), "二", Agent, Ct));
        (await approvals.PageAsync(ApprovalState.Open, 10, null, Ct)).Select(a => (a.Approval.Number, a.Ticket)).ShouldBe([(second.Number, ticket.Number), (first.Number, ticket.Number)]);
        (await approvals.PageAsync(null, 10, second.RequestedAt, Ct)).ShouldHaveSingleItem().Approval.Number.ShouldBe(first.Number);
        (await approvals.PageAsync(ApprovalState.Granted, 10, null, Ct)).ShouldBeEmpty();
    }

    private static Task<SaveResult<Ticket>> Edit(TestStore store, TicketId id, int version, TicketDetails details) =>
        store.Get<TicketStore>().ChangeAsync(id, version, [new TicketCommand.Edit(details)], Colleague, Ct);

    private static TicketAttachment File(TicketId ticket, TestStore store) => new()
    {
        Id = Guid.CreateVersion7(), TicketId = ticket, Name = "铭牌.jpg", Kind = AttachmentKind.Jpeg, Bytes = 1000, Sha256 = new string('a', 64), By = "agent1", At = store.Clock.GetUtcNow(),
    };
}
