using Shouldly;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Exchange;
using Telephony.Tests.Site;
using Xunit;

namespace Telephony.Tests.Exchange;

public sealed class OperationTests
{
    private readonly TestSite site = new();

    [Fact]
    public void Configure_AddsAgentsSignedOut()
    {
        site.State.Agents.Values.Select(agent => agent.Presence).ShouldAllBe(presence => presence == Presence.SignedOut);
        site.ShouldIgnore(new Input.Configure(House.Plan));
    }

    [Fact]
    public void Configure_KeepsCallsAndAgents()
    {
        var id = site.Talk(House.Ann);
        site.Send(new Input.Configure(House.Plan.With(House.Plan.Queues[House.Repair] with { WrapUp = TimeSpan.FromSeconds(5) })));
        site.Call(id).Phase.ShouldBe(CallPhase.Talking);
        site.CustomerLeaves(id);
        site.Agent(House.Ann).WrapUpEnds.ShouldBe(site.Now.AddSeconds(5));
    }

    [Fact]
    public void Configure_WithoutAnAgent_RemovesHimUnlessHeHasACall()
    {
        var id = site.Talk(House.Ann);
        site.Ready(House.Bob);
        site.Send(new Input.Configure(House.Plan.Without(House.Ann).Without(House.Bob)));
        site.State.Agents.ContainsKey(House.Bob).ShouldBeFalse();
        site.Fact<Fact.PresenceChanged>().To.ShouldBe(Presence.SignedOut);
        site.CustomerLeaves(id);
        site.Agent(House.Ann).Presence.ShouldBe(Presence.WrapUp);
        site.PassSeconds(30);
        site.State.Agents.Keys.ShouldBe([House.Cai, House.Sue]);
    }

    [Fact]
    public void Configure_WithANewMember_OffersWaitingCallsAtOnce()
    {
        site.Ready(House.Cai);
        var id = site.Arrive();
        site.Send(new Input.Configure(House.Plan.With(House.Plan.Queues[House.Repair] with { Members = [House.Cai] })));
        site.Call(id).Agent.ShouldBe(House.Cai);
    }

    [Fact]
    public void Drain_LetsAdmittedCallsGoOn()
    {
        var id = site.Arrive();
        site.Send(new Input.Drain()).ShouldBeEmpty();
        site.ShouldIgnore(new Input.Drain());
        site.Ready(House.Ann);
        site.Send(new Input.Answer(House.Ann, id));
        site.Call(id).Phase.ShouldBe(CallPhase.Talking);
    }

    [Fact]
    public void EndAll_EndsEveryCallWithReasonRestart()
    {
        var talking = site.Talk(House.Ann);
        site.Ready(House.Bob);
        var offered = site.Arrive();
        var waiting = site.Arrive();
        var greeted = site.Arrive(House.Hotline);
        site.Send(new Input.EndAll());
        site.State.Calls.ShouldBeEmpty();
        site.Facts.OfType<Fact.CallEnded>().Select(end => end.Interaction).ShouldBe([talking, offered, waiting, greeted]);
        site.Facts.OfType<Fact.CallEnded>().ShouldAllBe(end => end.Termination == new Termination(TerminationClass.Failed, TerminationReasons.Restart, EndedBy.System));
        site.Agent(House.Ann).Presence.ShouldBe(Presence.Ready, "nobody wraps up in a closing house");
        site.Arrive();
        site.Facts.OfType<Fact.CallEnded>().ShouldHaveSingleItem().Termination.Reason.ShouldBe(TerminationReasons.Draining);
        site.ShouldIgnore(new Input.EndAll());
    }

    [Fact]
    public void Step_WhenTheClockIsSetBack_CountsNoNegativeTime()
    {
        site.Ready(House.Ann);
        var id = site.Arrive();
        site.Pass(TimeSpan.FromSeconds(-10));
        site.Send(new Input.Answer(House.Ann, id));
        site.Counters(House.Repair).WaitOfAnsweredMs.ShouldBe(0);
    }
}
