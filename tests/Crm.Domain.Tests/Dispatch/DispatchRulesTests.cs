using System.Collections.Immutable;
using Crm.Domain.Dispatch;
using Crm.Domain.ServiceLevels;
using Crm.Domain.Tickets;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;
using static Crm.Domain.Tests.Dispatch.Visits;

namespace Crm.Domain.Tests.Dispatch;

public sealed class DispatchRulesTests
{
    private static readonly ImmutableArray<DispatchCommand> Commands =
    [
        new DispatchCommand.Assign("QD01", "QD01-01", Slot), new DispatchCommand.Accept(), new DispatchCommand.Reject("人手不足"), new DispatchCommand.Depart(Now),
        new DispatchCommand.Arrive(Now), new DispatchCommand.Begin(Now), Finish(Repaired), Finish(Repaired with { NextStep = NextStep.WaitForPart }),
        new DispatchCommand.ReportNoAccess(new VisitTimes(), new NextVisit(NextStep.WaitForCustomer)), new DispatchCommand.Cancel("用户取消"), new DispatchCommand.Reinstate(),
    ];

    public static TheoryData<DispatchStatus> EveryStatus => [.. Enum.GetValues<DispatchStatus>()];

    [Theory]
    [MemberData(nameof(EveryStatus))]
    public void Every_command_in_every_state_is_answered_and_leads_only_where_the_table_allows(DispatchStatus status)
    {
        var order = In(status);
        order.Status.ShouldBe(status);
        foreach (var command in Commands)
        {
            switch (DispatchRules.Decide(order, command, new DispatchFacts(Free, Covered), Now))
            {
                case Decision<DispatchEvent>.Accepted accepted:
                    var next = DispatchRules.Apply(order, accepted.Events, Now);
                    DispatchTransitions.Allows(status, next.Status).ShouldBeTrue($"{status} {command} {next.Status}");
                    next.IsOpen.ShouldBe(next.OpenTicketId is not null);
                    break;
                case Decision<DispatchEvent>.Refused refused:
                    refused.Refusal.Rule.ShouldBe("VisitStepNotAllowed", $"{status} {command}");
                    break;
            }
        }
    }

    [Fact]
    public void Proposal_WhenTheTicketHasAnOpenOrder_NamesIt() =>
        Refused(DispatchRules.Propose(Ticket(), "D-261123-0007", 1)).ShouldSatisfyAllConditions(
            r => r.Rule.ShouldBe("TicketHasAnOpenOrder"), r => r.Parameters.ShouldContain(new RuleParameter("order", "D-261123-0007")));

    [Fact]
    public void Proposal_OfATicketThatIsDone_IsRefused() =>
        Refused(DispatchRules.Propose(Ticket() with { Status = TicketStatus.WorkDone }, null, 1)).Rule.ShouldBe("TicketNeedsNoVisit");

    [Fact]
    public void Proposal_OfACancelledTicket_IsRefused() =>
        Refused(DispatchRules.Propose(Ticket() with { Status = TicketStatus.Cancelled }, null, 0)).Rule.ShouldBe("TicketIsFinal");

    [Fact]
    public void Rejection_BringsTheOrderBackWithItsReason()
    {
        var back = Do(Assigned(), new DispatchCommand.Reject("人手不足"), DispatchFacts.None, Now);
        back.Status.ShouldBe(DispatchStatus.Proposed);
        back.RejectReason.ShouldBe("人手不足");
        back.SiteCode.ShouldBeNull();
        back.IsOpen.ShouldBeTrue();
    }

    [Theory]
    [InlineData("SiteDoesNotServeTheRegion", "510104", "WM", 0, 0)]
    [InlineData("SiteDoesNotServeTheCategory", "370202", "TV", 0, 0)]
    [InlineData("TechnicianIsNotTrained", "370202", "AC", 0, 0)]
    [InlineData("SiteIsFull", "370202", "WM", 3, 0)]
    [InlineData("TechnicianIsFull", "370202", "WM", 2, 3)]
    public void Assignment_BeyondALimit_NeedsAReason(string rule, string region, string category, int siteBooked, int technicianBooked)
    {
        var facts = new DispatchFacts(Free with { RegionCode = region, CategoryCode = category, SiteBooked = siteBooked, TechnicianBooked = technicianBooked });
        var assign = new DispatchCommand.Assign("QD01", "QD01-01", Slot);

        Refused(DispatchRules.Decide(Proposed(), assign, facts, Now)).Rule.ShouldBe(rule);
        Do(Proposed(), assign with { OverrideReason = "用户指定" }, facts, Now).OverrideReason.ShouldBe("用户指定");
    }

    [Theory]
    [InlineData("SiteTakesNoOrders")]
    [InlineData("TechnicianIsNotAvailable")]
    [InlineData("TechnicianIsOfAnotherSite")]
    public void Assignment_OfSomebodyWhoCannotGo_IsRefusedWhateverTheReason(string rule)
    {
        var facts = rule switch
        {
            "SiteTakesNoOrders" => Free with { Site = Site with { State = ServiceSiteState.Suspended } },
            "TechnicianIsNotAvailable" => Free with { Technician = Wang with { State = TechnicianState.OnLeave } },
            _ => Free with { Technician = Wang with { SiteCode = "QD02" } },
        };
        Refused(DispatchRules.Decide(Proposed(), new DispatchCommand.Assign("QD01", "QD01-01", Slot, "用户指定"), new DispatchFacts(facts), Now)).Rule.ShouldBe(rule);
    }

    [Fact]
    public void Assignment_IntoThePast_IsRefused() =>
        Refused(DispatchRules.Decide(Proposed(), new DispatchCommand.Assign("QD01", null, new AppointmentSlot(Now.AddHours(-3), Now)), new DispatchFacts(Free with { Technician = null }), Now))
            .Rule.ShouldBe("AppointmentMustBeInTheFuture");

    [Fact]
    public void Times_ThatRunBackwards_AreRefusedByTheirNames()
    {
        var later = Now.AddHours(2);
        var refusal = Refused(DispatchRules.Decide(
            Assigned(), new DispatchCommand.Finish(Repaired, new VisitTimes(Now.AddHours(1), Now.AddMinutes(30), null, Now.AddHours(2))), new DispatchFacts(Completion: Covered), later));
        refusal.Rule.ShouldBe("VisitTimesMustFollowEachOther");
        refusal.Parameters.ShouldBe([new RuleParameter("earlier", "departed"), new RuleParameter("later", "arrived")]);
    }

    [Fact]
    public void Times_InTheFuture_AreRefused() =>
        Refused(DispatchRules.Decide(Assigned(), new DispatchCommand.Arrive(Now.AddMinutes(5)), DispatchFacts.None, Now)).Rule.ShouldBe("VisitTimesMustNotBeInTheFuture");

    [Fact]
    public void NoAccess_WithANewVisitButNoWindow_NamesTheWindow() =>
        Refused(DispatchRules.Decide(Assigned(), new DispatchCommand.ReportNoAccess(new VisitTimes(), new NextVisit(NextStep.NewVisit)), DispatchFacts.None, Now))
            .Parameters.ShouldHaveSingleItem().Value.ShouldBe("nextSlot");

    [Fact]
    public void Times_OfAnyVisit_AreMonotone()
    {
        var minutes = Gen.Choose(-120, 300).Select(m => Now.AddMinutes(m)).ToArbitrary();
        Prop.ForAll(minutes, minutes, minutes, (departed, arrived, finished) =>
        {
            var times = new VisitTimes(departed, arrived, null, finished);
            if (DispatchRules.Decide(Assigned(), new DispatchCommand.Finish(Repaired, times), new DispatchFacts(Completion: Covered), Now.AddMinutes(240)) is not Decision<DispatchEvent>.Accepted accepted)
                return;
            var order = DispatchRules.Apply(Assigned(), accepted.Events, Now.AddMinutes(240));
            DateTimeOffset?[] line = [order.AssignedAt, order.DepartedAt, order.ArrivedAt, order.FinishedAt];
            line.Select(t => t!.Value).ShouldBeInOrder();
            order.FinishedAt!.Value.ShouldBeLessThanOrEqualTo(Now.AddMinutes(240));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
    }

    [Fact]
    public void Bookings_WithoutAReason_NeverExceedTheCapacity()
    {
        var visits = Gen.Choose(0, 5).ListOf(40).ToArbitrary();
        Prop.ForAll(visits, Gen.Choose(0, 9).ToArbitrary(), (technicians, capacity) =>
        {
            var site = Site with { DailyCapacity = capacity };
            Dictionary<int, int> his = [];
            var booked = 0;
            foreach (var n in technicians)
            {
                var facts = Free with { Site = site, Technician = Wang with { Code = $"QD01-{n}" }, SiteBooked = booked, TechnicianBooked = his.GetValueOrDefault(n) };
                if (DispatchRules.Decide(Proposed(), new DispatchCommand.Assign("QD01", $"QD01-{n}", Slot), new DispatchFacts(facts), Now) is not Decision<DispatchEvent>.Accepted)
                    continue;
                booked++;
                his[n] = his.GetValueOrDefault(n) + 1;
            }

            booked.ShouldBeLessThanOrEqualTo(site.CapacityOf(HalfDay.Morning));
            his.Values.ShouldAllBe(v => v <= DispatchRules.VisitsPerHalfDay);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    [Theory]
    [InlineData("d-261123-7", null)]
    [InlineData("D 261123 0007", "D-261123-0007")]
    [InlineData("2611230007", "D-261123-0007")]
    [InlineData("T-261123-0007", null)]
    public void A_number_is_found_as_people_say_it(string said, string? number) => DispatchNumber.Normalize(said).ShouldBe(number);

    private static Ticket Ticket() => TicketRules.Create(
        ForTicket, "T-261123-0001", "agent1",
        [new TicketEvent.Opened(new TicketDraft(new TicketDetails { Type = TicketType.Repair, CategoryCode = "WM" }, TicketChannel.Phone, null, null, null, new DueTimes(Now, Now)))], Now);
}
