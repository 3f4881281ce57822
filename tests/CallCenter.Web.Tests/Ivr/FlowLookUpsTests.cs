using CallCenter.Web.Features.Ivr;
using CallCenter.Web.Features.ScreenPop;
using CallCenter.Web.Tests.Desk;
using Crm.Domain;
using Persistence.Queries;
using Shouldly;
using Telephony.Exchange;
using Telephony.Ivr.Flows;
using Xunit;

namespace CallCenter.Web.Tests.Ivr;

/// <summary>What a flow may make of a card.</summary>
public sealed class FlowLookUpsTests
{
    private static readonly Effect.LookUp s_serial = new(Floor.FirstCall, LookUpKind.Serial, "000001", 1);

    [Fact]
    public void Keys_ThatUnitsOfTwoCustomersHave_GiveTheAgentTheCard_AndTheFlowNobody()
    {
        var card = Card(WithTicket(1, Callers.Unit(1)), WithTicket(2, Callers.Unit(2) with { SerialNo = "XN000001" }));
        var found = FlowLookUps.Found(s_serial, card)!;
        found.Card.ShouldBe(card);
        ShouldKnowNobody(s_serial, found);
    }

    [Fact]
    public void Keys_ThatALooseUnitHasToo_GiveTheFlowNobody()
    {
        var card = Card(WithTicket(1, Callers.Unit(1))) with { LooseUnits = [Callers.Unit(2) with { SerialNo = "XN000001" }] };
        ShouldKnowNobody(s_serial, FlowLookUps.Found(s_serial, card)!);
    }

    [Fact]
    public void Keys_OfOneUnitOfTwoPeople_AreNotAmbiguous()
    {
        var found = FlowLookUps.Found(s_serial, Card(WithTicket(1, Callers.Unit(1)), WithTicket(2, Callers.Unit(1))))!;
        FlowLookUps.Judge(s_serial, found, isTheirs: true, RoutingRules.Default, Floor.Now).Finding!.UnitRef.ShouldBe(Callers.Unit(1).Id.Value.ToString("D"));
    }

    [Fact]
    public void Number_OfTwoCustomers_GivesTheFlowNobody()
    {
        var question = s_serial with { Kind = LookUpKind.Phone, Number = "13812348000" };
        ShouldKnowNobody(question, FlowLookUps.Found(question, Card(WithTicket(1), WithTicket(2)))!);
        FlowLookUps.Found(question, Card(WithTicket(1)))!.IsAmbiguous.ShouldBeFalse();
    }

    [Theory]
    [InlineData("Pop.PrimaryPhone", true)]
    [InlineData("Pop.OtherPhone", true)]
    [InlineData("Pop.LastCall", false)]
    [InlineData("Pop.Reporter", false)]
    public void Number_IsTheCustomersOwn_WhenItIsWrittenDownAsHis(string reason, bool isOwn)
    {
        var customer = WithTicket(1);
        FlowLookUps.IsOwn(Card(customer with { Reasons = [Reason.Of(reason), Reason.Of("Pop.OpenTicket")] }), customer).ShouldBe(isOwn);
        FlowLookUps.IsOwn(Card(WithTicket(2)), customer).ShouldBeFalse();
    }

    [Theory]
    [InlineData(true, "WaitingPart")]
    [InlineData(false, null)]
    public void TailOfASerial_TellsTheTicketOnlyToItsCustomersOwnNumber(bool isTheirs, string? status)
    {
        var found = FlowLookUps.Found(s_serial, Card(WithTicket(1, Callers.Unit(1))))!;
        found.Ticket.ShouldNotBeNull("the agent sees it");
        var finding = FlowLookUps.Judge(s_serial, found, isTheirs, RoutingRules.Default, Floor.Now).Finding!;
        finding.UnitRef.ShouldBe(Callers.Unit(1).Id.Value.ToString("D"));
        (finding.TicketRef is not null).ShouldBe(isTheirs);
        finding.TicketStatus.ShouldBe(status);
        (finding.PartDate is not null).ShouldBe(isTheirs);
    }

    private static void ShouldKnowNobody(Effect.LookUp question, KeyedCaller found)
    {
        found.IsAmbiguous.ShouldBeTrue();
        (found.Unit, found.Ticket).ShouldBe((null, null));
        var done = FlowLookUps.Judge(question, found, isTheirs: true, RoutingRules.Default, Floor.Now);
        done.Outcome.ShouldBe(LookUpOutcome.Found);
        done.Finding.ShouldBe(new CallerFinding());
        done.Identified.ShouldBeNull();
    }

    private static PopCandidate WithTicket(int n, params PopUnit[] units) =>
        Callers.Candidate(n, "周敏", units) with { OpenTickets = [Callers.Ticket() with { UnitId = units is [var unit] ? unit.Id : null }] };

    private static PopCard Card(params PopCandidate[] candidates) => new(null, [.. candidates], [], [], []);
}
