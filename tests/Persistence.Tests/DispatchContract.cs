using Crm.Domain;
using Crm.Domain.Customers;
using Crm.Domain.Dispatch;
using Crm.Domain.PhoneNumbers;
using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Persistence.Customers;
using Persistence.Demo;
using Persistence.Dispatch;
using Persistence.Floor;
using Persistence.Outbox;
using Persistence.Queries;
using Persistence.Tests.Callbacks;
using Persistence.Tickets;
using Shouldly;
using Xunit;

namespace Persistence.Tests;

/// <summary>What every provider must do alike with visits.</summary>
public abstract class DispatchContract
{
    private static readonly Actor Dispatcher = new("dispatcher1", "desk-9");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private protected abstract Task<TestStore> NewStoreAsync();

    [Fact]
    public async Task An_assignment_stores_order_ticket_timeline_and_outbox_together()
    {
        await using var store = await PreparedAsync();
        var ticket = await ScheduledAsync(store);
        var order = await AssignedAsync(store, ticket);

        order.Number.ShouldBe("D-261122-0001");
        order.Status.ShouldBe(DispatchStatus.Assigned);
        order.Version.ShouldBe(2);
        var card = (await store.Get<TicketQuery>().FindAsync(ticket.Id, Ct))!;
        card.Ticket.Status.ShouldBe(TicketStatus.Dispatched);
        card.Ticket.DispatchedTo.ShouldBe("青岛市南网点 · 王海涛");
        card.Timeline.Select(t => t.Type).ShouldBe(["Opened", "Scheduled", "VisitProposed", "Dispatched", "VisitAssigned"]);
        card.Timeline.Select(t => t.Seq).ShouldBe([1, 2, 3, 4, 5]);
        (await store.Get<OutboxReader>().PendingAsync(50, Ct)).Select(o => o.Type).ShouldContain("dispatch.assigned");
        var visit = (await store.Get<DispatchQuery>().OfTicketAsync(ticket.Id, Ct)).ShouldHaveSingleItem();
        visit.Site!.Code.ShouldBe("QD01");
        visit.Technician!.Name.ShouldBe("王海涛");
        (await store.Get<DispatchQuery>().FindAsync("2611220001", Ct))!.Order.ShouldBe(order);
    }

    [Fact]
    public async Task Two_dispatchers_who_assign_the_same_ticket_one_is_refused_by_name()
    {
        await using var store = await PreparedAsync();
        var ticket = await ScheduledAsync(store);
        var results = await Task.WhenAll(Enumerable.Range(1, 8).Select(n => Task.Run(
            () => store.Get<DispatchStore>().AssignAsync(ticket.Id, Assign(ticket, n % 2 == 0 ? "QD01-01" : "QD01-02"), new Actor($"dispatcher{n}"), Ct), Ct)));

        results.OfType<SaveResult<DispatchOrder>.Saved>().ShouldHaveSingleItem();
        results.OfType<SaveResult<DispatchOrder>.Refused>().Select(r => r.Refusal.Rule).Distinct().ShouldBe(["TicketHasAnOpenOrder"]);
        await using var db = store.Open();
        (await db.Set<DispatchOrder>().CountAsync(Ct)).ShouldBe(1);
    }

    [Fact]
    public async Task Bookings_at_once_never_exceed_the_places_of_the_half_day()
    {
        await using var store = await PreparedAsync();
        List<Ticket> tickets = [];
        for (var i = 0; i < 10; i++) tickets.Add(await ScheduledAsync(store));
        var results = await Task.WhenAll(tickets.Select((t, n) => Task.Run(
            () => store.Get<DispatchStore>().AssignAsync(t.Id, Assign(t, n % 2 == 0 ? "QD01-01" : "QD01-02"), Dispatcher, Ct), Ct)));

        results.OfType<SaveResult<DispatchOrder>.Saved>().Count().ShouldBe(3, "six a day, three of them in the morning");
        results.OfType<SaveResult<DispatchOrder>.Refused>().Select(r => r.Refusal.Rule).Distinct().ShouldBe(["SiteIsFull"]);
    }

    [Fact]
    public async Task A_finished_visit_completes_its_ticket_with_what_was_charged()
    {
        await using var store = await PreparedAsync();
        var ticket = await ScheduledAsync(store);
        var order = await AssignedAsync(store, ticket);
        store.Clock.Advance(TimeSpan.FromHours(2));
        var now = store.Clock.GetUtcNow();
        var times = new VisitTimes(now.AddMinutes(-90), now.AddMinutes(-60), null, now);
        var done = await Saved(store.Get<DispatchStore>().ChangeAsync(order.Id, order.Version, [new DispatchCommand.Finish(Result, times)], Dispatcher, Ct));

        done.Status.ShouldBe(DispatchStatus.Done);
        done.OpenTicketId.ShouldBeNull();
        var card = (await store.Get<TicketQuery>().FindAsync(ticket.Id, Ct))!;
        card.Ticket.Status.ShouldBe(TicketStatus.WorkDone);
        card.Ticket.Charged.ShouldBe(Money.Yuan(120));
        card.Timeline.Select(t => t.Type).Skip(5).ShouldBe(["WorkStarted", "WorkCompleted", "VisitDone"]);
        var visit = (await store.Get<DispatchQuery>().OfTicketAsync(ticket.Id, Ct)).ShouldHaveSingleItem();
        visit.Result!.Total.ShouldBe(Money.Yuan(130));
        visit.Result.RecordedBy.ShouldBe("dispatcher1");
        visit.Code(VisitCodeGroups.Defect, visit.Result.DefectCode)!.NameZh.ShouldBe("离合器损坏");
        var facts = (await store.Get<OutboxReader>().PendingAsync(50, Ct)).Select(o => o.Type).ToList();
        facts.ShouldContain("dispatch.done");
        facts.ShouldContain("ticket.workCompleted");
    }

    [Fact]
    public async Task A_symptom_found_on_site_stands_beside_the_one_reported()
    {
        await using var store = await PreparedAsync();
        var ticket = await ScheduledAsync(store);
        var order = await AssignedAsync(store, ticket);
        store.Clock.Advance(TimeSpan.FromHours(2));
        var now = store.Clock.GetUtcNow();
        var found = Result with { SymptomCode = "WM-S01" };
        await Saved(store.Get<DispatchStore>().ChangeAsync(order.Id, order.Version, [new DispatchCommand.Finish(found, new VisitTimes(now.AddMinutes(-90), now.AddMinutes(-60), null, now))], Dispatcher, Ct));

        (await store.Get<TicketQuery>().FindAsync(ticket.Id, Ct))!.Ticket.SymptomCode.ShouldBe("WM-S03");
        var visit = (await store.Get<DispatchQuery>().OfTicketAsync(ticket.Id, Ct)).ShouldHaveSingleItem();
        visit.Result!.SymptomCode.ShouldBe("WM-S01");
        visit.Found!.NameZh.ShouldBe("不进水");
    }

    [Fact]
    public async Task What_two_visits_charged_is_the_tickets_sum()
    {
        await using var store = await PreparedAsync();
        var ticket = await ScheduledAsync(store);
        var first = await AssignedAsync(store, ticket);
        var now = store.Clock.GetUtcNow();
        var partly = new VisitResult { WhatWasDone = "已检测", Labour = Money.Yuan(30), Charged = Money.Yuan(30), FeeReason = "out-of-warranty", PaidHow = PaidHow.Cash, NextStep = NextStep.WaitForPart, AcceptedAmount = Money.Yuan(30), AcceptedBy = "周敏", AcceptedHow = AcceptedHow.AtTheDoor, AcceptedAt = Result.AcceptedAt };
        await Saved(store.Get<DispatchStore>().ChangeAsync(first.Id, first.Version, [new DispatchCommand.Finish(partly, new VisitTimes(FinishedAt: now))], Dispatcher, Ct));
        (await Refused(store.Get<DispatchStore>().AssignAsync(ticket.Id, Assign(ticket, "QD01-01"), Dispatcher, Ct))).Rule.ShouldBe("PartIsNotThere");
        var second = await Saved(store.Get<DispatchStore>().AssignAsync(ticket.Id, Assign(ticket, "QD01-01") with { OverrideReason = "配件已到网点" }, Dispatcher, Ct));
        await Saved(store.Get<DispatchStore>().ChangeAsync(second.Id, second.Version, [new DispatchCommand.Finish(Result, new VisitTimes(FinishedAt: now))], Dispatcher, Ct));
        (await store.Get<TicketQuery>().FindAsync(ticket.Id, Ct))!.Ticket.Charged.ShouldBe(Money.Yuan(150));
    }

    [Fact]
    public async Task A_ticket_finished_by_hand_keeps_what_its_visit_charged()
    {
        await using var store = await PreparedAsync();
        var ticket = await ScheduledAsync(store);
        var order = await AssignedAsync(store, ticket);
        var partly = new VisitResult { WhatWasDone = "已检测", Labour = Money.Yuan(30), Charged = Money.Yuan(30), FeeReason = "out-of-warranty", PaidHow = PaidHow.Cash, NextStep = NextStep.WaitForPart, AcceptedAmount = Money.Yuan(30), AcceptedBy = "周敏", AcceptedHow = AcceptedHow.AtTheDoor, AcceptedAt = Result.AcceptedAt };
        await Saved(store.Get<DispatchStore>().ChangeAsync(order.Id, order.Version, [new DispatchCommand.Finish(partly, new VisitTimes(FinishedAt: store.Clock.GetUtcNow()))], Dispatcher, Ct));
        await Saved(store.Get<TicketStore>().ChangeAsync(ticket.Id, null, [new TicketCommand.StartWork(), new TicketCommand.CompleteWork("用户自行解决")], Dispatcher, Ct));
        (await store.Get<TicketQuery>().FindAsync(ticket.Id, Ct))!.Ticket.Charged.ShouldBe(Money.Yuan(30));
    }

    [Fact]
    public async Task A_proposed_visit_ends_with_a_ticket_that_is_completed_by_hand_and_outlives_a_wait()
    {
        await using var store = await PreparedAsync();
        var ticket = await ScheduledAsync(store);
        var order = await Saved(store.Get<DispatchStore>().ProposeAsync(ticket.Id, Dispatcher, Ct));
        await Saved(store.Get<TicketStore>().ChangeAsync(ticket.Id, null, [new TicketCommand.Wait(WaitReason.Customer)], Dispatcher, Ct));
        (await store.Get<DispatchQuery>().FindAsync(order.Id, Ct))!.Order.IsOpen.ShouldBeTrue();
        await Saved(store.Get<TicketStore>().ChangeAsync(ticket.Id, null, [new TicketCommand.StartWork(), new TicketCommand.CompleteWork("用户自行解决")], Dispatcher, Ct));
        (await store.Get<DispatchQuery>().FindAsync(order.Id, Ct))!.Order.CancelReason.ShouldBe("ticket-ended");
    }

    [Fact]
    public async Task Invariant8_A_charge_needs_the_customers_word_and_an_accepted_quotation_covers_it_once()
    {
        await using var store = await PreparedAsync();
        var ticket = await ScheduledAsync(store);
        var order = await AssignedAsync(store, ticket);
        var unasked = Result with { AcceptedAmount = null, AcceptedBy = null, AcceptedHow = null, AcceptedAt = null };
        (await Refused(FinishAsync(order, unasked))).Rule.ShouldBe(PriceRules.MustBeAccepted);
        (await Refused(store.Get<TicketStore>().ChangeAsync(ticket.Id, null, [new TicketCommand.StartWork(), new TicketCommand.CompleteWork("换件", Money.Yuan(120))], Dispatcher, Ct))).Rule
            .ShouldBe(PriceRules.MustBeAccepted, "nor by hand");

        await store.AgreedAsync(ticket, Money.Yuan(150), Ct);
        var partly = unasked with { NextStep = NextStep.WaitForPart };
        (await Saved(FinishAsync(order, partly))).Status.ShouldBe(DispatchStatus.PartlyDone);
        (await store.Get<DispatchQuery>().QuotedAsync(ticket.Id, Ct)).ShouldHaveSingleItem().Left.ShouldBe(Money.Yuan(30));
        var second = await Saved(store.Get<DispatchStore>().AssignAsync(ticket.Id, Assign(ticket, "QD01-01") with { OverrideReason = "配件已到" }, Dispatcher, Ct));
        (await Refused(FinishAsync(second, unasked))).Parameters.ShouldContain(new RuleParameter("quoted", "30.00"));
        await Saved(FinishAsync(second, Result));
        (await store.Get<TicketQuery>().FindAsync(ticket.Id, Ct))!.Ticket.Charged.ShouldBe(Money.Yuan(240));
        var visits = await store.Get<DispatchQuery>().OfTicketAsync(ticket.Id, Ct);
        visits.Select(v => v.Result!.QuotationNumber).ShouldBe(["Q" + ticket.Number[1..], null]);
        visits[1].Result!.Acceptance.ShouldBe(new PriceAcceptance(Money.Yuan(120), "周敏", AcceptedHow.Signature, Result.AcceptedAt!.Value));

        Task<SaveResult<DispatchOrder>> FinishAsync(DispatchOrder of, VisitResult result) =>
            store.Get<DispatchStore>().ChangeAsync(of.Id, of.Version, [new DispatchCommand.Finish(result, new VisitTimes(FinishedAt: store.Clock.GetUtcNow()))], Dispatcher, Ct);
    }

    [Fact]
    public async Task Invariant11_Parts_entered_a_day_late_hold_the_settlement_until_another_person_releases_it()
    {
        await using var store = await PreparedAsync();
        var holds = store.Get<SettlementHoldStore>();
        var ticket = await ScheduledAsync(store);
        var order = await AssignedAsync(store, ticket);
        store.Clock.Advance(TimeSpan.FromHours(1));
        var finished = store.Clock.GetUtcNow();
        store.Clock.Advance(TimeSpan.FromDays(1));
        await Saved(store.Get<DispatchStore>().ChangeAsync(order.Id, order.Version, [new DispatchCommand.Finish(Result, new VisitTimes(FinishedAt: finished))], Dispatcher, Ct));

        var hold = (await holds.ListAsync(ticket.Id, Ct)).ShouldHaveSingleItem();
        (hold.Cause, hold.Subject, hold.RaisedBy, hold.IsOpen).ShouldBe((HoldCause.LateParts, order.Number, "dispatcher1", true));
        (await Refused(holds.ReleaseAsync(hold.Id, hold.Version, "已核", Dispatcher, Ct))).Rule.ShouldBe("HoldNeedsAnotherPerson");
        await Saved(holds.ReleaseAsync(hold.Id, hold.Version, "旧件照片已核", new Actor("auditor1"), Ct));
        (await Refused(holds.ReleaseAsync(hold.Id, hold.Version, "再来", new Actor("auditor1"), Ct))).Rule.ShouldBe(Refusal.StaleVersion);
        (await holds.ListAsync(ticket.Id, Ct)).ShouldHaveSingleItem().ReleasedBy.ShouldBe("auditor1");
        var timeline = (await store.Get<TicketQuery>().FindAsync(ticket.Id, Ct))!.Timeline.Select(t => t.Type).ToList();
        timeline.ShouldContain("SettlementHeld");
        timeline[^1].ShouldBe("SettlementReleased");
    }

    [Fact]
    public async Task Invariant22_A_tripped_technician_is_sent_by_a_leader_alone_and_no_form_takes_the_trip_back()
    {
        await using var store = await PreparedAsync();
        var (sites, visits) = (store.Get<SiteStore>(), store.Get<DispatchStore>());
        var leader = new Actor("supervisor1", "desk-1");
        var ticket = await ScheduledAsync(store);
        var wang = (await sites.TechniciansAsync(Ct)).Single(t => t.Code == "QD01-01");
        var today = SiteZone.DayOf(store.Clock.GetUtcNow());
        var tripped = await Saved(sites.TripAsync(wang.Code, wang.Version, new TripCommand.Trip(today, null, "两次投诉属实"), leader, Ct));
        (await Refused(sites.TripAsync(wang.Code, wang.Version, new TripCommand.Reset("x"), leader, Ct))).Rule.ShouldBe(Refusal.StaleVersion);

        var saved = await Saved(sites.SaveAsync(wang with { Name = "王海" }, tripped.Version, Dispatcher, Ct));
        (saved.TrippedFrom, saved.TripReason, saved.TrippedBy).ShouldBe((today, "两次投诉属实", "supervisor1"));
        (await store.Get<DispatchBoard>().CandidatesAsync(ticket.Id, SlotDay(ticket), HalfDay.Morning, Ct)).Select(c => (c.Technician.Code, c.IsTripped)).ShouldBe([("QD01-02", false), ("QD01-01", true)]);
        (await Refused(visits.AssignAsync(ticket.Id, Assign(ticket, "QD01-01") with { OverrideReason = "用户坚持" }, Dispatcher, Ct))).Rule.ShouldBe(TripRules.NeedsALeader);
        var sent = await Saved(visits.AssignAsync(ticket.Id, Assign(ticket, "QD01-01") with { OverrideReason = "用户坚持", MayOverrideTrip = true }, leader, Ct));
        (sent.OverrideReason, sent.Overridden.Single()).ShouldBe(("用户坚持", TripRules.Tripped));

        (await Saved(sites.TripAsync(wang.Code, saved.Version, new TripCommand.Reset("培训合格"), leader, Ct))).TrippedFrom.ShouldBeNull();
        var history = await store.Get<Persistence.Administration.AuditQuery>().ListAsync(new Persistence.Administration.AuditFilter(Subject: "technician:QD01-01"), 10, null, Ct);
        history.Select(h => h.Command).ShouldBe(["technician.tripReset", "technician.changed", "technician.tripped"]);
        history[0].After!.ShouldContain("培训合格");
        await Saved(visits.AssignAsync((await ScheduledAsync(store)).Id, Assign(ticket, "QD01-01"), Dispatcher, Ct));
    }

    [Fact]
    public async Task A_refused_result_leaves_no_trace()
    {
        await using var store = await PreparedAsync();
        var ticket = await ScheduledAsync(store);
        var order = await AssignedAsync(store, ticket);
        var finish = new DispatchCommand.Finish(Result with { DefectCode = "WM-D99" }, new VisitTimes(FinishedAt: store.Clock.GetUtcNow()));

        (await Refused(store.Get<DispatchStore>().ChangeAsync(order.Id, order.Version, [finish], Dispatcher, Ct))).Rule.ShouldBe("CodeIsNotActive");

        (await store.Get<DispatchQuery>().FindAsync(order.Id, Ct))!.Order.ShouldBe(order);
        (await store.Get<TicketQuery>().FindAsync(ticket.Id, Ct))!.Ticket.Status.ShouldBe(TicketStatus.Dispatched);
    }

    [Fact]
    public async Task A_change_on_an_older_version_is_refused_by_name()
    {
        await using var store = await PreparedAsync();
        var order = await AssignedAsync(store, await ScheduledAsync(store));
        await Saved(store.Get<DispatchStore>().ChangeAsync(order.Id, order.Version, [new DispatchCommand.Accept()], Dispatcher, Ct));
        (await Refused(store.Get<DispatchStore>().ChangeAsync(order.Id, order.Version, [new DispatchCommand.Cancel("用户取消")], Dispatcher, Ct))).Rule.ShouldBe(Refusal.StaleVersion);
    }

    [Theory]
    [InlineData(NextStep.WaitForPart, TicketStatus.Waiting, WaitReason.Part)]
    [InlineData(NextStep.Workshop, TicketStatus.Waiting, WaitReason.Workshop)]
    [InlineData(NextStep.NewVisit, TicketStatus.Scheduled, null)]
    public async Task A_partly_done_visit_leaves_its_ticket_where_the_next_step_says(NextStep step, TicketStatus status, WaitReason? reason)
    {
        await using var store = await PreparedAsync();
        var ticket = await ScheduledAsync(store);
        var order = await AssignedAsync(store, ticket);
        var now = store.Clock.GetUtcNow();
        var result = new VisitResult { WhatWasDone = "已检测", NextStep = step, NextFrom = now.AddDays(3), NextTo = now.AddDays(3).AddHours(3) };
        await Saved(store.Get<DispatchStore>().ChangeAsync(order.Id, order.Version, [new DispatchCommand.Finish(result, new VisitTimes(FinishedAt: now))], Dispatcher, Ct));

        var stored = (await store.Get<TicketQuery>().FindAsync(ticket.Id, Ct))!.Ticket;
        stored.Status.ShouldBe(status);
        stored.WaitReason.ShouldBe(reason);
        var second = await Saved(store.Get<DispatchStore>().AssignAsync(
            ticket.Id, new DispatchCommand.Assign("QD01", "QD01-02", new AppointmentSlot(now.AddDays(3), now.AddDays(3).AddHours(3)), step == NextStep.WaitForPart ? "配件已到网点" : null), Dispatcher, Ct));
        second.VisitNo.ShouldBe(2);
    }

    [Fact]
    public async Task Nobody_at_home_sets_the_ticket_to_wait_for_the_customer()
    {
        await using var store = await PreparedAsync();
        var ticket = await ScheduledAsync(store);
        var order = await AssignedAsync(store, ticket);
        await Saved(store.Get<DispatchStore>().ChangeAsync(
            order.Id, order.Version, [new DispatchCommand.ReportNoAccess(new VisitTimes(), new NextVisit(NextStep.WaitForCustomer), "敲门无人")], Dispatcher, Ct));
        var stored = (await store.Get<TicketQuery>().FindAsync(ticket.Id, Ct))!.Ticket;
        stored.WaitReason.ShouldBe(WaitReason.Customer);
        (await store.Get<DispatchQuery>().OfTicketAsync(ticket.Id, Ct))[0].Result!.WhatWasDone.ShouldBe("敲门无人");
    }

    [Fact]
    public async Task A_cancelled_order_puts_its_ticket_back_and_can_be_taken_back()
    {
        await using var store = await PreparedAsync();
        var ticket = await ScheduledAsync(store);
        var order = await AssignedAsync(store, ticket);
        var off = await Saved(store.Get<DispatchStore>().ChangeAsync(order.Id, order.Version, [new DispatchCommand.Cancel("用户改期")], Dispatcher, Ct));
        (await store.Get<TicketQuery>().FindAsync(ticket.Id, Ct))!.Ticket.Status.ShouldBe(TicketStatus.Scheduled);

        var on = await Saved(store.Get<DispatchStore>().ChangeAsync(order.Id, off.Version, [new DispatchCommand.Reinstate(), Assign(ticket, "QD01-01")], Dispatcher, Ct));
        on.Status.ShouldBe(DispatchStatus.Assigned);
        on.Number.ShouldBe(order.Number);
        (await store.Get<TicketQuery>().FindAsync(ticket.Id, Ct))!.Ticket.Status.ShouldBe(TicketStatus.Dispatched);
    }

    [Fact]
    public async Task Another_technician_takes_over_the_same_order()
    {
        await using var store = await PreparedAsync();
        var ticket = await ScheduledAsync(store);
        var order = await AssignedAsync(store, ticket);
        var moved = await Saved(store.Get<DispatchStore>().ChangeAsync(order.Id, order.Version, [Assign(ticket, "QD01-02")], Dispatcher, Ct));
        moved.TechnicianCode.ShouldBe("QD01-02");
        (await store.Get<TicketQuery>().FindAsync(ticket.Id, Ct))!.Ticket.DispatchedTo.ShouldBe("青岛市南网点 · 刘建军");
    }

    [Fact]
    public async Task A_cancelled_ticket_cancels_its_open_order()
    {
        await using var store = await PreparedAsync();
        var ticket = await ScheduledAsync(store);
        var order = await AssignedAsync(store, ticket);
        var card = (await store.Get<TicketQuery>().FindAsync(ticket.Id, Ct))!;
        await Saved(store.Get<TicketStore>().ChangeAsync(ticket.Id, card.Ticket.Version, [new TicketCommand.Cancel("用户取消")], Dispatcher, Ct));

        var off = (await store.Get<DispatchQuery>().FindAsync(order.Id, Ct))!.Order;
        off.Status.ShouldBe(DispatchStatus.Cancelled);
        off.CancelReason.ShouldBe("ticket-ended");
        var after = (await store.Get<TicketQuery>().FindAsync(ticket.Id, Ct))!.Timeline;
        after.Select(t => t.Type).Skip(5).ShouldBe(["Cancelled", "VisitCancelled"]);
        after.Select(t => t.Seq).ShouldBe(Enumerable.Range(1, after.Count));
    }

    [Fact]
    public async Task Completing_a_ticket_by_hand_while_its_visit_is_open_is_refused_by_name()
    {
        await using var store = await PreparedAsync();
        var ticket = await ScheduledAsync(store);
        var order = await AssignedAsync(store, ticket);
        var refusal = await Refused(store.Get<TicketStore>().ChangeAsync(
            ticket.Id, null, [new TicketCommand.StartWork(), new TicketCommand.CompleteWork("已修好")], Dispatcher, Ct));
        refusal.Rule.ShouldBe("VisitResultMustBeRecorded");
        refusal.Parameters.ShouldContain(new RuleParameter("order", order.Number));
    }

    [Fact]
    public async Task The_pool_has_tickets_that_wait_for_somebody_to_be_sent_overdue_first()
    {
        await using var store = await PreparedAsync();
        var first = await ScheduledAsync(store);
        var second = await ScheduledAsync(store);
        var third = await ScheduledAsync(store);
        await AssignedAsync(store, third);
        var consult = await Saved(store.Get<TicketStore>().OpenAsync(new OpenTicket(new TicketDetails { Type = TicketType.Consult, ReporterName = "周敏", Description = "询问" }), Dispatcher, Ct));

        var board = store.Get<DispatchBoard>();
        (await board.PoolAsync(null, null, 100, Ct)).Select(l => l.Number).ShouldBe([first.Number, second.Number]);
        (await board.PoolAsync("3702", "WM", 100, Ct)).Count.ShouldBe(2);
        (await board.PoolAsync("51", null, 100, Ct)).ShouldBeEmpty();
        consult.Number.ShouldNotBe(first.Number);
        var day = await board.DayAsync(new VisitFilter { Day = SlotDay(third) }, Ct);
        day.ShouldHaveSingleItem().TechnicianName.ShouldBe("王海涛");
        (await board.LoadAsync(SlotDay(third), Ct))[("QD01", HalfDay.Morning)].ShouldBe(1);
        var candidates = await board.CandidatesAsync(first.Id, SlotDay(first), HalfDay.Morning, Ct);
        candidates.Select(c => c.Technician.Code).ShouldBe(["QD01-02", "QD01-01"]);
    }

    [Fact]
    public async Task Parts_of_a_visit_go_to_the_unit_and_begin_a_guarantee_of_their_own()
    {
        await using var store = await PreparedAsync();
        await using (var db = store.Open())
        {
            db.Brands.Add(new Crm.Domain.Catalogue.Brand { Code = "HM", NameZh = "禾沐", NameEn = "HEMU" });
            db.Models.Add(new Crm.Domain.Catalogue.ProductModel { Id = WasherModel, Code = "XQG", BrandCode = "HM", CategoryCode = "WM", NameZh = "洗衣机", NameEn = "Washer" });
            await db.SaveChangesAsync(Ct);
        }

        var unit = await Saved(store.Get<Persistence.InstallBase.UnitStore>().RegisterAsync(new Persistence.InstallBase.RegisterUnit("HMWM1", WasherModel, null, null, null, new DateOnly(2020, 1, 1)), Dispatcher, Ct));
        var plain = await ScheduledAsync(store);
        await using (var db = store.Open())
            await db.Tickets.Where(t => t.Id == plain.Id).ExecuteUpdateAsync(s => s.SetProperty(t => t.UnitId, unit.Id), Ct);
        var order = await AssignedAsync(store, plain);
        var result = Result with { PartsUsed = [new VisitPart("CL1", "HM-WM-CL1", 1, "CL 77"), new VisitPart("MT1", "HM-WM-MT1", 1, null, "motor")] };
        store.Clock.Advance(TimeSpan.FromDays(1));
        var now = store.Clock.GetUtcNow();
        (await Refused(store.Get<DispatchStore>().ChangeAsync(order.Id, order.Version, [new DispatchCommand.Finish(result with { PartsUsed = [new VisitPart("CL1", " ")] }, new VisitTimes(FinishedAt: now))], Dispatcher, Ct))).Rule.ShouldBe("VisitPartIsWrong");
        await Saved(store.Get<DispatchStore>().ChangeAsync(order.Id, order.Version, [new DispatchCommand.Finish(result, new VisitTimes(FinishedAt: now))], Dispatcher, Ct));

        (await store.Get<DispatchQuery>().OfTicketAsync(plain.Id, Ct)).Single().Result!.PartsUsed.ShouldBe(result.PartsUsed);
        var card = (await store.Get<Persistence.InstallBase.UnitQuery>().FindAsync("HMWM1", Ct))!;
        card.Events.Select(e => e.Fact).OfType<Crm.Domain.InstallBase.UnitEvent.ComponentReplaced>().Select(e => (e.Position, e.PartNo, e.Ticket)).OrderBy(e => e.Position, StringComparer.Ordinal)
            .ShouldBe([("CL1", "HM-WM-CL1", plain.Number), ("MT1", "HM-WM-MT1", plain.Number)]);
        card.Coverages.Single(c => c.Code == "motor").EndsOn.ShouldBe(SiteZone.DayOf(now).AddDays(30), "repaired part: at least thirty days");
    }

    private static Crm.Domain.Catalogue.ModelId WasherModel { get; } = new(Guid.Parse("0193a000-0000-7000-8000-000000000021"));

    [Fact]
    public async Task Slots_count_promises_and_visits_and_say_when_a_half_day_is_full()
    {
        await using var store = await PreparedAsync();
        var capacity = store.Get<IVisitCapacity>();
        var free = await capacity.NextAsync("370202", "WM", 3, Ct);
        free.Select(o => o.IsFull).ShouldBe([false, false, false]);
        free[0].Places.Capacity.ShouldBe(3);

        for (var i = 0; i < 2; i++) await ScheduledAsync(store, free[0].Slot);
        var sent = await ScheduledAsync(store, free[0].Slot);
        await Saved(store.Get<DispatchStore>().AssignAsync(sent.Id, new DispatchCommand.Assign("QD01", null, free[0].Slot), Dispatcher, Ct));

        var next = await capacity.NextAsync("370202", "WM", 3, Ct);
        next.Select(o => o.IsFull).ShouldBe([true, false, false]);
        next[0].Places.Booked.ShouldBe(3);
        next.Select(o => o.Slot).ShouldBe(free.Select(o => o.Slot));
        (await capacity.AtAsync("370202", "WM", free[0].Slot, Ct)).IsFull.ShouldBeTrue();
        (await capacity.NextAsync(null, "WM", 3, Ct)).ShouldAllBe(o => !o.IsFull);
        (await capacity.NextAsync("510104", "WM", 3, Ct)).ShouldAllBe(o => !o.IsFull && o.Places.Capacity == 0);
    }

    [Fact]
    public async Task A_site_is_made_changed_and_put_back_with_its_history_and_no_number_in_clear()
    {
        await using var store = await PreparedAsync();
        var sites = store.Get<SiteStore>();
        var made = await Saved(sites.SaveAsync(
            new ServiceSite { Code = "QD09", NameZh = "青岛城阳网点", RegionPrefixes = ["370214"], DefaultFor = ["370214"], Categories = ["WM"], DailyCapacity = 4, E164 = "+8616000000909", Kilometres = ["370214=6"] },
            null, Dispatcher, Ct));
        var changed = await Saved(sites.SaveAsync(made with { DailyCapacity = 8 }, made.Version, Dispatcher, Ct));
        (await Refused(sites.SaveAsync(made with { DailyCapacity = 2 }, made.Version, Dispatcher, Ct))).Rule.ShouldBe(Refusal.StaleVersion);
        (await Refused(sites.SaveAsync(made, null, Dispatcher, Ct))).Rule.ShouldBe("FieldTaken");
        (await Refused(sites.SaveAsync(changed with { Categories = ["XX"] }, changed.Version, Dispatcher, Ct))).Rule.ShouldBe("FieldUnknown");
        await Saved(sites.SaveAsync(made, changed.Version, Dispatcher, Ct));

        (await store.Get<DispatchQuery>().SitesAsync(Ct)).Single(s => s.Code == "QD09").DailyCapacity.ShouldBe(4);
        var history = await store.Get<Persistence.Administration.AuditQuery>().ListAsync(new Persistence.Administration.AuditFilter(Subject: "site:QD09"), 10, null, Ct);
        history.Select(h => h.Command).ShouldBe(["site.changed", "site.changed", "site.created"]);
        history.ShouldAllBe(h => h.ActorId == "dispatcher1" && h.Workstation == "desk-9" && !h.After!.Contains("16000000909"));
    }

    [Fact]
    public async Task A_technician_with_open_visits_is_neither_moved_nor_let_go()
    {
        await using var store = await PreparedAsync();
        await AssignedAsync(store, await ScheduledAsync(store));
        var wang = (await store.Get<SiteStore>().TechniciansAsync(Ct)).Single(t => t.Code == "QD01-01");
        var refusal = await Refused(store.Get<SiteStore>().SaveAsync(wang with { State = TechnicianState.Left, StateReason = "离职" }, wang.Version, Dispatcher, Ct));
        refusal.Rule.ShouldBe("TechnicianHasOpenVisits");
        (await Saved(store.Get<SiteStore>().SaveAsync(wang with { Certificates = ["gas=2027-01-31"] }, wang.Version, Dispatcher, Ct))).CertifiedUntil("gas").ShouldBe(new DateOnly(2027, 1, 31));
    }

    [Fact]
    public async Task An_absence_takes_the_places_away_and_gives_them_back()
    {
        await using var store = await PreparedAsync();
        var (sites, capacity) = (store.Get<SiteStore>(), store.Get<IVisitCapacity>());
        var ticket = await ScheduledAsync(store);
        var day = SlotDay(ticket);
        var slot = new AppointmentSlot(ticket.AppointmentFrom!.Value, ticket.AppointmentTo!.Value);
        var absence = await Saved(sites.SaveAsync(new Absence { Id = Guid.CreateVersion7(), SiteCode = "QD01", FirstDay = day, LastDay = day, Reason = "盘点" }, null, Dispatcher, Ct));
        (await capacity.AtAsync("370202", "WM", slot, Ct)).Places.Capacity.ShouldBe(0);
        (await Refused(store.Get<DispatchStore>().AssignAsync(ticket.Id, Assign(ticket, "QD01-01") with { OverrideReason = "用户坚持" }, Dispatcher, Ct))).Rule.ShouldBe("SiteIsAway");
        (await store.Get<DispatchBoard>().CandidatesAsync(ticket.Id, day, HalfDay.Morning, Ct)).ShouldAllBe(c => c.IsStopped);

        await Saved(sites.SaveAsync(absence with { IsCancelled = true }, absence.Version, Dispatcher, Ct));
        (await capacity.AtAsync("370202", "WM", slot, Ct)).Places.Capacity.ShouldBe(3);
        (await sites.AbsencesAsync(day, Ct)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Candidates_know_wishes_past_visits_and_marks_and_their_order_is_a_setting()
    {
        await using var store = await PreparedAsync();
        var settings = store.Get<Persistence.Administration.SettingStore>();
        var first = await ScheduledAsync(store);
        var order = await AssignedAsync(store, first);
        await Saved(store.Get<DispatchStore>().ChangeAsync(order.Id, order.Version, [new DispatchCommand.Finish(Result, new VisitTimes(FinishedAt: store.Clock.GetUtcNow()))], Dispatcher, Ct));
        await using (var db = store.Open())
        {
            db.Add(new Crm.Domain.Callbacks.CallbackTask
            {
                Id = new Crm.Domain.Callbacks.CallbackId(Guid.CreateVersion7()), TicketId = first.Id, Kind = Crm.Domain.Callbacks.CallbackKind.Completion, Round = 9, Score = 4, StartedAt = store.Clock.GetUtcNow(), DueAt = store.Clock.GetUtcNow(), LateAt = store.Clock.GetUtcNow(),
                State = Crm.Domain.Callbacks.CallbackState.Completed,
            });
            await db.SaveChangesAsync(Ct);
        }

        var second = await ScheduledAsync(store);
        var ranked = await RankedAsync();
        ranked.Select(c => c.Technician.Code).ShouldBe(["QD01-01", "QD01-02"]);
        (ranked[0].TimesServed, ranked[0].ServedLast, ranked[0].Satisfaction).ShouldBe((1, true, 400));

        await Saved(settings.SaveAsync("dispatch.ranking", RankingOrder.Default.Move(RankCriterion.Load, -8).Text, 0, Dispatcher, Ct));
        (await RankedAsync())[0].Technician.Code.ShouldBe("QD01-02");
        (await store.Get<DispatchBoard>().CandidatesAsync(second.Id, SlotDay(second), HalfDay.Morning, Ct, RankingOrder.Default))[0].Technician.Code.ShouldBe("QD01-01");

        await Saved(store.Get<SiteStore>().WishAsync(second.CustomerId!.Value, null, "QD01-01", Dispatcher, Ct));
        (await RankedAsync())[0].IsDesignated.ShouldBeTrue();
        (await store.Get<SiteStore>().WishAsync(second.CustomerId.Value, Ct))!.SiteCode.ShouldBe("QD01");
        await Saved(store.Get<SiteStore>().WishAsync(second.CustomerId.Value, null, null, Dispatcher, Ct));
        (await RankedAsync()).ShouldAllBe(c => !c.IsDesignated);
        (await Refused(settings.SaveAsync("dispatch.ranking", "Load", 1, Dispatcher, Ct))).Rule.ShouldBe("FieldWrongForm");

        async Task<IReadOnlyList<Candidate>> RankedAsync() => await store.Get<DispatchBoard>().CandidatesAsync(second.Id, SlotDay(second), HalfDay.Morning, Ct);
    }

    [Fact]
    public async Task Who_goes_along_counts_for_the_half_day_and_says_what_he_did()
    {
        await using var store = await PreparedAsync();
        var visits = store.Get<DispatchStore>();
        var ticket = await ScheduledAsync(store);
        var order = await Saved(visits.AssignAsync(ticket.Id, Assign(ticket, "QD01-01") with { Assistants = ["QD01-02"] }, Dispatcher, Ct));
        order.People.ShouldBe(["QD01-01", "QD01-02"]);
        var next = await ScheduledAsync(store);
        var candidates = await store.Get<DispatchBoard>().CandidatesAsync(next.Id, SlotDay(next), HalfDay.Morning, Ct);
        candidates.ShouldAllBe(c => c.TechnicianBooked == 1 && c.SiteBooked == 1);

        var now = store.Clock.GetUtcNow();
        (await Refused(visits.ChangeAsync(order.Id, order.Version, [new DispatchCommand.Finish(Result, new VisitTimes(FinishedAt: now))], Dispatcher, Ct))).Parameters.ShouldContain(new RuleParameter("fields", "crew"));
        CrewWork[] crew = [new("QD01-01", "更换离合器"), new("QD01-02", "搬运复位", now, now)];
        await Saved(visits.ChangeAsync(order.Id, order.Version, [new DispatchCommand.Finish(Result with { Crew = [.. crew] }, new VisitTimes(FinishedAt: now))], Dispatcher, Ct));
        (await store.Get<DispatchQuery>().OfTicketAsync(ticket.Id, Ct))[0].Result!.Crew.ShouldBe(crew);
    }

    [Fact]
    public async Task A_check_asks_or_stops_as_it_is_set_and_the_reason_stays_with_the_rules_it_passed()
    {
        await using var store = await PreparedAsync();
        var visits = store.Get<DispatchStore>();
        var ticket = await ScheduledAsync(store);
        await Saved(store.Get<Persistence.Administration.SettingStore>().SaveAsync("dispatch.certificates", "WM=hv", 0, Dispatcher, Ct));
        (await Refused(visits.AssignAsync(ticket.Id, Assign(ticket, "QD01-01") with { OverrideReason = "急修" }, Dispatcher, Ct))).Rule.ShouldBe("CertificateIsMissing");
        await Saved(store.Get<Persistence.Administration.SettingStore>().SaveAsync("dispatch.check.certificate", "warn", 0, Dispatcher, Ct));
        (await Refused(visits.AssignAsync(ticket.Id, Assign(ticket, "QD01-01"), Dispatcher, Ct))).Rule.ShouldBe("CertificateIsMissing");
        var order = await Saved(visits.AssignAsync(ticket.Id, Assign(ticket, "QD01-01") with { OverrideReason = "急修" }, Dispatcher, Ct));
        (order.OverrideReason, order.Overridden.Single()).ShouldBe(("急修", "CertificateIsMissing"));
    }

    [Fact]
    public async Task A_distance_stands_on_the_visit_until_another_site_goes_and_prints_are_counted_without_a_new_version()
    {
        await using var store = await PreparedAsync();
        var visits = store.Get<DispatchStore>();
        await Saved(store.Get<SiteStore>().SaveAsync((await store.Get<DispatchQuery>().SitesAsync(Ct))[0] with { Kilometres = ["370202=12"], Categories = ["WM"] }, 0, Dispatcher, Ct));
        var ticket = await ScheduledAsync(store);
        var order = await AssignedAsync(store, ticket);
        (order.DistanceMetres, order.DistanceBasis).ShouldBe((12_000, DistanceBasis.SiteTable));
        order = await Saved(visits.ChangeAsync(order.Id, order.Version, [new DispatchCommand.EnterDistance(26_000)], Dispatcher, Ct));
        order = await Saved(visits.ChangeAsync(order.Id, order.Version, [Assign(ticket, "QD01-02")], Dispatcher, Ct));
        (order.DistanceMetres, order.DistanceBasis).ShouldBe((26_000, DistanceBasis.Entered));

        (await Saved(visits.CountPrintAsync(order.Id, false, Dispatcher, Ct))).ShouldBe(1);
        (await Saved(visits.CountPrintAsync(order.Id, true, Dispatcher, Ct))).ShouldBe(2);
        (await store.Get<DispatchQuery>().FindAsync(order.Id, Ct))!.Order.Version.ShouldBe(order.Version);
    }

    private static readonly VisitResult Result = new()
    {
        SymptomCode = "WM-S03", DefectCode = "WM-D03", RepairCode = "WM-R03", LiabilityCode = "wear", Position = "CL1", Labour = Money.Yuan(80), Parts = Money.Yuan(50),
        Charged = Money.Yuan(120), FeeReason = "out-of-warranty", PaidHow = PaidHow.WeChat, WhatWasDone = "更换离合器 CL1", SignedBy = "周敏",
        AcceptedAmount = Money.Yuan(120), AcceptedBy = "周敏", AcceptedHow = AcceptedHow.Signature, AcceptedAt = new DateTimeOffset(2026, 11, 22, 2, 30, 0, TimeSpan.Zero),
    };

    private static DateOnly SlotDay(Ticket ticket) => SiteZone.DayOf(ticket.AppointmentFrom!.Value);

    private static DispatchCommand.Assign Assign(Ticket ticket, string technician) =>
        new("QD01", technician, new AppointmentSlot(ticket.AppointmentFrom!.Value, ticket.AppointmentTo!.Value));

    private static Task<DispatchOrder> AssignedAsync(TestStore store, Ticket ticket) => Saved(store.Get<DispatchStore>().AssignAsync(ticket.Id, Assign(ticket, "QD01-01"), Dispatcher, Ct));

    private async Task<TestStore> PreparedAsync()
    {
        var store = await NewStoreAsync();
        await using var db = store.Open();
        db.Add(new ServiceSite { Code = "QD01", NameZh = "青岛市南网点", NameEn = "Qingdao Shinan", RegionPrefixes = ["370202", "3702"], Categories = ["WM", "AC"], DailyCapacity = 6 });
        db.Add(new Technician { Code = "QD01-01", SiteCode = "QD01", Name = "王海涛", E164 = "+8616000000101", Categories = ["WM"] });
        db.Add(new Technician { Code = "QD01-02", SiteCode = "QD01", Name = "刘建军", Categories = ["WM", "AC"] });
        db.Categories.Add(new Crm.Domain.Catalogue.ProductCategory { Code = "WM", NameZh = "洗衣机", NameEn = "Washing machine" });
        db.Symptoms.Add(new Crm.Domain.Catalogue.Symptom { Code = "WM-S03", CategoryCode = "WM", NameZh = "不脱水", NameEn = "Does not spin" });
        db.Symptoms.Add(new Crm.Domain.Catalogue.Symptom { Code = "WM-S01", CategoryCode = "WM", NameZh = "不进水", NameEn = "Takes no water" });
        db.Codes.AddRange(
            new CodeRow { Group = VisitCodeGroups.Defect, Code = "WM-D03", NameZh = "离合器损坏", NameEn = "Clutch worn" },
            new CodeRow { Group = VisitCodeGroups.Repair, Code = "WM-R03", NameZh = "更换离合器", NameEn = "Clutch replaced" },
            new CodeRow { Group = VisitCodeGroups.Liability, Code = "wear", NameZh = "自然损耗", NameEn = "Wear" },
            new CodeRow { Group = VisitCodeGroups.FeeReason, Code = "out-of-warranty", NameZh = "保外", NameEn = "Out of warranty" });
        await db.SaveChangesAsync(Ct);
        return store;
    }

    private static Task<Ticket> ScheduledAsync(TestStore store) => ScheduledAsync(store, new AppointmentSlot(
        new DateTimeOffset(2026, 11, 23, 1, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 11, 23, 4, 0, 0, TimeSpan.Zero)));

    private static async Task<Ticket> ScheduledAsync(TestStore store, AppointmentSlot slot)
    {
        await using var db = store.Open();
        var customer = await db.Customers.FirstOrDefaultAsync(Ct) ?? await Saved(store.Get<CustomerStore>().CreateAsync(
            new QuickCard("周敏", PhoneNumber.Normalize("13800138000", PhoneSource.Typed), RegionCode: "370202", Region: "山东省青岛市市南区", AddressDetail: "香港中路76号"), Dispatcher, Ct));
        var address = await db.CustomerAddresses.Where(a => a.CustomerId == customer.Id).Select(a => a.Id).FirstAsync(Ct);
        var details = new TicketDetails { Type = TicketType.Repair, CustomerId = customer.Id, AddressId = address, CategoryCode = "WM", SymptomCode = "WM-S03", Description = "不脱水" };
        return await Saved(store.Get<TicketStore>().OpenAsync(new OpenTicket(details, Appointment: slot), Dispatcher, Ct));
    }

    private static async Task<T> Saved<T>(Task<SaveResult<T>> saving) => (await saving).ShouldBeOfType<SaveResult<T>.Saved>().Value;

    private static async Task<Refusal> Refused<T>(Task<SaveResult<T>> saving) => (await saving).ShouldBeOfType<SaveResult<T>.Refused>().Refusal;
}
