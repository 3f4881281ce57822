using System.Collections.Immutable;
using Shouldly;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Distribution.Plans;
using Telephony.Distribution.Routing;
using Telephony.Exchange;
using Telephony.Tests.Site;
using Xunit;

namespace Telephony.Tests.Distribution;

public sealed class StickyTests
{
    private readonly TestSite site = new(House.WithRepair(queue => queue with { Sticky = new StickyPlan(TimeSpan.FromSeconds(30)) }));

    [Fact]
    public void Sticky_PrefersTheOwnerOfTheTicketThenTheLastAgentThenTheDesk()
    {
        site.Ready(House.Ann);
        site.PassSeconds(10);
        site.Ready(House.Bob);
        site.Ready(House.Cai);
        var id = Call(new Tie(House.Cai, TieKind.Desk), new Tie(House.Bob, TieKind.TicketOwner));
        site.Call(id).Agent.ShouldBe(House.Bob, "he owns the ticket, whoever is idle longest");
        site.Call(id).Why.ShouldNotBeNull().Choice.ShouldBe(RoutingChoice.TicketOwner);
        site.Send(new Input.Reject(House.Bob, id));
        site.Call(id).Agent.ShouldBe(House.Cai, "the desk, though not of this queue");
    }

    [Fact]
    public void Sticky_WaitsForABusyOwner_AtMostTheBound()
    {
        site.Talk(House.Bob, House.Install);
        var id = Call(new Tie(House.Bob, TieKind.TicketOwner));
        site.Ready(House.Ann);
        site.PassSeconds(29);
        site.Call(id).Phase.ShouldBe(CallPhase.Waiting);
        site.PassSeconds(1);
        site.Call(id).Agent.ShouldBe(House.Ann);
        site.Call(id).Why.ShouldNotBeNull().Waited.ShouldBe(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public void Sticky_WhenTheOwnerBecomesFreeInTime_GoesToHim()
    {
        var other = site.Talk(House.Bob, House.Install);
        var id = Call(new Tie(House.Bob, TieKind.LastAgent));
        site.Ready(House.Ann);
        site.CustomerLeaves(other);
        site.Send(new Input.FinishWrapUp(House.Bob));
        site.Call(id).Agent.ShouldBe(House.Bob);
    }

    [Fact]
    public void Sticky_FallsThroughAtOnce_WhenTheOwnerIsNotThere()
    {
        site.SignIn(House.Bob);
        site.Ready(House.Ann);
        var id = Call(new Tie(House.Bob, TieKind.TicketOwner));
        site.Call(id).Agent.ShouldBe(House.Ann);
    }

    [Fact]
    public void Sticky_FallsThrough_WhenTheOwnerTakesABreakMeanwhile()
    {
        var other = site.Talk(House.Bob, House.Install);
        var id = Call(new Tie(House.Bob, TieKind.TicketOwner));
        site.Ready(House.Ann);
        site.PassSeconds(3);
        site.Choose(House.Bob, Presence.NotReady, "meal");
        site.Call(id).Agent.ShouldBe(House.Ann, "he wants to be away after this call");
        site.CustomerLeaves(other);
    }

    [Fact]
    public void Sticky_NeverWaitsForAWrapUpLongerThanTheBound()
    {
        site.Send(new Input.Configure(House.WithRepair(queue => queue with { Sticky = new StickyPlan(TimeSpan.FromSeconds(10)) })));
        var other = site.Talk(House.Bob, House.Install);
        site.CustomerLeaves(other);
        site.Ready(House.Ann);
        var id = Call(new Tie(House.Bob, TieKind.TicketOwner));
        site.Call(id).Agent.ShouldBe(House.Ann, "he wraps up for 30 s");
    }

    [Fact]
    public void Sticky_WhenTheQueueDoesNotCountTheTie_IsNone()
    {
        site.Send(new Input.Configure(House.WithRepair(queue => queue with { Sticky = new StickyPlan(TimeSpan.FromSeconds(10), TicketOwner: false) })));
        site.Talk(House.Bob, House.Install);
        site.Ready(House.Ann);
        site.Call(Call(new Tie(House.Bob, TieKind.TicketOwner))).Agent.ShouldBe(House.Ann);
    }

    /// <summary>Identified in the menu, as the look-up by number is.</summary>
    private InteractionId Call(params ImmutableArray<Tie> ties)
    {
        var id = site.Arrive(House.Noticed);
        site.Send(new Input.CallerIdentified(id, "customer", 0) { Ties = ties });
        site.Send(new Input.PromptFinished(TestSite.Customer(id), House.Notice));
        return id;
    }
}
