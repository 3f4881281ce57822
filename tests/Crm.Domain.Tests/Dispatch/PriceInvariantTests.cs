using Crm.Domain.Dispatch;
using Crm.Domain.Tickets;
using Crm.Domain.Warranty;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;
using static Crm.Domain.Tests.Dispatch.Visits;

namespace Crm.Domain.Tests.Dispatch;

/// <summary>Reference §5.4, 8: a free order needs a coverage snapshot, a charged one a price that the customer accepted before the work.</summary>
public sealed class PriceInvariantTests
{
    private static readonly VisitResult Charged = Repaired with { Charged = Money.Yuan(80), PaidHow = PaidHow.WeChat, FeeReason = "out-of-warranty" };
    private static readonly VisitResult Agreed = Charged with { AcceptedAmount = Money.Yuan(80), AcceptedBy = "周敏", AcceptedHow = AcceptedHow.Signature, AcceptedAt = Now.AddMinutes(-30) };

    [Fact]
    public void Invariant8_ChargedWork_WithoutAnAcceptedPrice_IsRefused_FreeWorkIsNot()
    {
        var refusal = Refused(Finish(Charged));
        refusal.Rule.ShouldBe(PriceRules.MustBeAccepted);
        refusal.Parameters.ShouldContain(new RuleParameter("charged", "80.00"));
        Finish(Repaired).ShouldBeOfType<Decision<DispatchEvent>.Accepted>();
        Refused(Finish(Repaired, Covered with { Entitlement = CoverageStatus.Expired })).Rule.ShouldBe("FreeVisitNeedsCoverage");
    }

    [Fact]
    public void Invariant8_AnAcceptedQuotation_CoversWhatItSays_OnceAndBeforeTheWork()
    {
        AcceptedQuotation quotation = new("Q-261122-0001", Money.Yuan(80), Now.AddHours(-2));
        Done(Finish(Charged, quotation)).QuotationNumber.ShouldBe("Q-261122-0001");
        Refused(Finish(Charged, quotation with { Left = Money.Yuan(79) })).Rule.ShouldBe(PriceRules.MustBeAccepted);
        Refused(Finish(Charged, quotation with { AcceptedAt = Now.AddMinutes(1) })).Rule.ShouldBe(PriceRules.MustBeAccepted);
        Refused(Finish(Charged, quotation with { Left = Money.Yuan(50) }, quotation with { Left = Money.Yuan(50) })).Rule.ShouldBe(PriceRules.MustBeAccepted, "two halves are no whole");
    }

    [Fact]
    public void Invariant8_TheCustomersWordOnSite_IsWhole_EnoughAndBeforeTheWork()
    {
        Done(Finish(Agreed)).QuotationNumber.ShouldBeNull();
        var half = Refused(Finish(Agreed with { AcceptedHow = null, AcceptedBy = " " }));
        (half.Rule, half.Parameters.ShouldHaveSingleItem().Value).ShouldBe((Refusal.RequiredFieldsMissing, "acceptedBy,acceptedHow"));
        Refused(Finish(Agreed with { AcceptedAmount = Money.Yuan(79) })).Rule.ShouldBe("AcceptedPriceIsLower");
        Refused(Finish(Agreed with { AcceptedAt = Now.AddMinutes(1) })).Rule.ShouldBe("PriceIsAcceptedBeforeTheWork");
        var started = new DispatchCommand.Finish(Agreed, new VisitTimes(StartedAt: Now.AddMinutes(-40), FinishedAt: Now));
        Refused(DispatchRules.Decide(Assigned() with { AssignedAt = Now.AddHours(-3) }, started, new DispatchFacts(Completion: Covered), Now)).Rule.ShouldBe("PriceIsAcceptedBeforeTheWork");
    }

    [Fact]
    public void Invariant8_WhateverIsCharged_IsNeverMoreThanWasAccepted() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(500),
        Prop.ForAll(
            (from charged in Gen.Choose(0, 8_000) from quoted in Gen.Choose(0, 8_000) from agreed in Gen.Choose(0, 8_000) from says in Gen.Elements(true, false) select (charged, quoted, agreed, says)).ToArbitrary(),
            row =>
            {
                var result = (row.says ? Agreed : Charged) with { Charged = new Money(row.charged), AcceptedAmount = row.says ? new Money(row.agreed) : null };
                var stands = Finish(result, new AcceptedQuotation("Q-261122-0001", new Money(row.quoted), Now.AddHours(-1))) is Decision<DispatchEvent>.Accepted;
                return stands == (row.charged == 0 || row.charged <= row.quoted || (row.says && row.charged <= row.agreed));
            }));

    [Fact]
    public void Invariant8_ATicketCompletedByHand_IsChargedNoMoreThanWasAccepted()
    {
        var ticket = new Ticket { Id = ForTicket, Number = "T-261123-0001", OpenedBy = "agent1", OwnerId = "agent1", Status = TicketStatus.InProgress };
        var done = new TicketCommand.CompleteWork("换件", Money.Yuan(80));
        TicketRules.Decide(ticket, done, Now).ShouldBeOfType<Decision<TicketEvent>.Refused>().Refusal.Rule.ShouldBe(PriceRules.MustBeAccepted);
        TicketRules.Decide(ticket, done, TicketFacts.None with { Accepted = Money.Yuan(80) }, Now).ShouldBeOfType<Decision<TicketEvent>.Accepted>();
        TicketRules.Decide(ticket, new TicketCommand.CompleteWork("换件", Money.Zero), Now).ShouldBeOfType<Decision<TicketEvent>.Accepted>();
    }

    private static Decision<DispatchEvent> Finish(VisitResult result, params ReadOnlySpan<AcceptedQuotation> quotations) => Finish(result, Covered with { Quotations = [.. quotations] });

    private static Decision<DispatchEvent> Finish(VisitResult result, CompletionFacts facts) => DispatchRules.Decide(Assigned(), Visits.Finish(result), new DispatchFacts(Completion: facts), Now);

    private static VisitResult Done(Decision<DispatchEvent> decision) => decision.ShouldBeOfType<Decision<DispatchEvent>.Accepted>().Events[^1].ShouldBeOfType<DispatchEvent.Done>().Result;
}
