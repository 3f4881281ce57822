using CallCenter.Web.Features.ScreenPop;
using CallCenter.Web.Tests.Desk;
using Crm.Domain.Customers;
using Persistence.History;
using Persistence.Queries;
using Shouldly;
using Telephony.Distribution;
using Telephony.Distribution.Plans;
using Telephony.Distribution.Routing;
using Xunit;

namespace CallCenter.Web.Tests.ScreenPop;

public sealed class CallerKnowledgeTests
{
    private static readonly PopTicket s_ticket = Callers.Ticket() with { PromisedFor = null, OwnerId = "agent7" };

    [Fact]
    public void Nobody_Special_HasNoReasonsNeedsOrTies()
    {
        var told = Of(Caller(CustomerTier.Standard));
        told.Reasons.ShouldBeEmpty();
        told.Needs.ShouldBeEmpty();
        told.Ties.ShouldBeEmpty();
    }

    [Fact]
    public void Reasons_AreTierRepeatOverdueAndSafety_EachByName()
    {
        var told = Of(Caller(CustomerTier.Gold) with { CallsInSevenDays = 2, OpenTickets = [s_ticket with { ResolutionDueAt = Floor.Now.AddHours(-1), IsSafetyCritical = true }] });
        told.Reasons.ShouldBe([new(PriorityReasons.Tier, 3), new(PriorityReasons.RepeatCall, 3), new(PriorityReasons.TicketOverdue, 5), new(PriorityReasons.SafetyFault, 15)]);
        told.Reasons.Sum(r => r.Minutes).ShouldBeLessThanOrEqualTo(Telephony.Exchange.Limits.PriorityMinutes);
    }

    [Fact]
    public void Reasons_HaveTheMinutesThatTheAdministratorSet_AndNoneWithoutAny()
    {
        var rules = RoutingRules.Default with { Gold = 9, Overdue = 0, Safety = 60 };
        var told = Of(Caller(CustomerTier.Gold) with { OpenTickets = [s_ticket with { ResolutionDueAt = Floor.Now.AddHours(-1), IsSafetyCritical = true }] }, rules);
        told.Reasons.ShouldBe([new(PriorityReasons.Tier, 9), new(PriorityReasons.SafetyFault, 60)]);
    }

    [Theory]
    [InlineData("tier:Gold=agent3+agent4", "agent3 agent4")]
    [InlineData("tier:Gold=agent3, brand:HM=agent5, category:AC=agent6", "agent5")]
    [InlineData("tier:Gold=agent3, tier:Silver=agent4", "agent3")]
    [InlineData("brand:LA=agent5", "")]
    [InlineData("", "")]
    public void Ties_AtLast_AreThoseOfTheDesignatedDesk(string desks, string agents)
    {
        var told = Of(Caller(CustomerTier.Gold, Callers.Unit(1)), RoutingRules.Default with { Desks = desks });
        string.Join(' ', told.Ties.Select(tie => tie.Agent)).ShouldBe(agents);
        told.Ties.ShouldAllBe(tie => tie.Kind == TieKind.Desk);
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(1, false)]
    public void Ticket_IsOverdue_ByItsLimitOrByABrokenPromise(int hours, bool isOverdue)
    {
        var due = Of(Caller(CustomerTier.Standard) with { OpenTickets = [s_ticket with { ResolutionDueAt = Floor.Now.AddHours(hours) }] });
        var promised = Of(Caller(CustomerTier.Standard) with { OpenTickets = [s_ticket with { PromisedFor = Floor.Now.AddHours(hours) }] });
        due.Reasons.Any(r => r.Code == PriorityReasons.TicketOverdue).ShouldBe(isOverdue);
        promised.Reasons.Any(r => r.Code == PriorityReasons.TicketOverdue).ShouldBe(isOverdue);
    }

    [Theory]
    [InlineData("AC", "hazard:hv")]
    [InlineData("WH", "hazard:gas")]
    public void Needs_AreBrandAndCategoryOfTheMachine_AndTheCertificateWhenItIsDangerous(string category, string certificate)
    {
        var unit = Callers.Unit(1) with { CategoryCode = category };
        var told = Of(Caller(CustomerTier.Standard, unit) with { OpenTickets = [s_ticket with { UnitId = unit.Id, IsSafetyCritical = true }] });
        told.Needs.ShouldBe([new SkillNeed("brand:HM", 1), new SkillNeed($"cat:{category}", 1), new SkillNeed(certificate, 1, IsFixed: true)]);
    }

    [Fact]
    public void Needs_BetweenSeveralMachines_AreThoseOfTheOpenTicketOrNone()
    {
        var (one, other) = (Callers.Unit(1), Callers.Unit(2) with { BrandCode = "LA" });
        Of(Caller(CustomerTier.Standard, one, other)).Needs.ShouldBeEmpty("nobody guesses between two");
        Of(Caller(CustomerTier.Standard, one, other) with { OpenTickets = [s_ticket with { UnitId = other.Id }] }).Needs[0].Skill.ShouldBe("brand:LA");
    }

    [Fact]
    public void Needs_OfAMachineThatWasKeyed_AreItsOwn_WhateverTheTicketIsAbout()
    {
        var (one, keyed) = (Callers.Unit(1), Callers.Unit(2) with { BrandCode = "LA" });
        var caller = Caller(CustomerTier.Standard, one, keyed) with
        {
            OpenTickets = [s_ticket with { UnitId = one.Id }],
            LastContacts = [Contact("agent5") with { UnitId = one.Id }, Contact("agent6") with { UnitId = keyed.Id }],
        };
        var told = CallerKnowledge.Identified(Floor.FirstCall, caller, RoutingRules.Default, Floor.Now, keyed);
        told.Needs[0].Skill.ShouldBe("brand:LA");
        told.Ties.ShouldContain(new Tie(new AgentId("agent6"), TieKind.LastAgent));
    }

    [Fact]
    public void Ties_AreTheOwnerOfTheTicketAndTheLastAgentOfTheMachine()
    {
        var unit = Callers.Unit(1);
        var told = Of(Caller(CustomerTier.Standard, unit, Callers.Unit(2)) with
        {
            OpenTickets = [s_ticket with { UnitId = unit.Id }],
            LastContacts = [Contact("agent3"), Contact("agent5") with { UnitId = unit.Id }, Contact("agent6") with { UnitId = unit.Id }],
        });
        told.Ties.ShouldBe([new Tie(new AgentId("agent7"), TieKind.TicketOwner), new Tie(new AgentId("agent5"), TieKind.LastAgent)]);
    }

    private static Telephony.Exchange.Input.CallerIdentified Of(PopCandidate caller, RoutingRules? rules = null) => CallerKnowledge.Identified(Floor.FirstCall, caller, rules ?? RoutingRules.Default, Floor.Now);

    private static PopCandidate Caller(CustomerTier tier, params PopUnit[] units)
    {
        var caller = Callers.Candidate(1, "周敏", units);
        return caller with { Customer = caller.Customer with { Tier = tier } };
    }

    private static PopContact Contact(string agent) => new(Guid.NewGuid(), InteractionDirection.Inbound, null, null, agent, null, null, Floor.Now.AddDays(-1), null, null, null);
}
