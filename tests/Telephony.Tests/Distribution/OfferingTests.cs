using Shouldly;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Exchange;
using Telephony.Tests.Site;
using Xunit;

namespace Telephony.Tests.Distribution;

public sealed class OfferingTests
{
    private readonly TestSite site = new();

    [Fact]
    public void Offer_GoesToTheLongestIdleMember()
    {
        site.Ready(House.Bob);
        site.PassSeconds(1);
        site.Ready(House.Ann);
        var id = site.Arrive();
        site.Call(id).Agent.ShouldBe(House.Bob);
    }

    [Fact]
    public void Offer_WhenTwoAreEquallyIdle_GoesByName()
    {
        site.Ready(House.Bob);
        site.Ready(House.Ann);
        site.Call(site.Arrive()).Agent.ShouldBe(House.Ann);
    }

    [Fact]
    public void Offer_NeverGoesToSomebodyOutsideTheQueue()
    {
        site.Ready(House.Cai);
        site.Call(site.Arrive()).Phase.ShouldBe(CallPhase.Waiting);
    }

    [Fact]
    public void Offer_WhenAnAgentBecomesFree_ComesInTheSameStep()
    {
        var first = site.Talk(House.Ann);
        var next = site.Arrive();
        site.CustomerLeaves(first);
        site.Send(new Input.FinishWrapUp(House.Ann));
        site.Last.OfType<Effect.OfferCall>().ShouldHaveSingleItem().Leg.Interaction.ShouldBe(next);
    }

    [Fact]
    public void Answer_CountsTheWaitFromTheQueue()
    {
        var id = site.Arrive();
        site.PassSeconds(20.001);
        site.Ready(House.Ann);
        site.Send(new Input.Answer(House.Ann, id));
        site.Counters(House.Repair).ShouldBe(QueueCounters.Zero with { Offered = 1, Answered = 1, WaitOfAnsweredMs = 20_001 });
        site.Agent(House.Ann).CallsToday.ShouldBe(1);
    }

    [Fact]
    public void Answer_AtTheThreshold_IsInTime()
    {
        var id = site.Arrive();
        site.PassSeconds(20);
        site.Ready(House.Ann);
        site.Send(new Input.Answer(House.Ann, id));
        site.Counters(House.Repair).AnsweredInTime.ShouldBe(1);
    }

    [Fact]
    public void Answer_ForAPhone_IsRefusedAtTheDesk()
    {
        site.Ready(House.Ann, AgentDevice.Phone);
        var id = site.Arrive();
        site.ShouldRefuse(new Input.Answer(House.Ann, id), Rules.AnswerOnThePhone);
        site.Send(new Input.LegAnswered(new LegId(id, 2)));
        site.Call(id).Phase.ShouldBe(CallPhase.Talking);
    }

    [Fact]
    public void Answer_OfABrowserLegByTheEdge_IsIgnored()
    {
        site.Ready(House.Ann);
        var id = site.Arrive();
        site.ShouldIgnore(new Input.LegAnswered(new LegId(id, 2)));
        site.ShouldIgnore(new Input.LegRinging(new LegId(id, 2)));
    }

    [Fact]
    public void Answer_WhenNotAllowed_NamesTheRule()
    {
        site.Ready(House.Ann);
        var id = site.Arrive();
        site.ShouldRefuse(new Input.Answer(new AgentId("nobody"), id), Rules.AgentIsUnknown);
        site.ShouldRefuse(new Input.Answer(House.Bob, id), Rules.CallIsNotYours);
        site.ShouldRefuse(new Input.Answer(House.Ann, site.NewId()), Rules.CallIsGone);
        site.Send(new Input.Answer(House.Ann, id));
        site.ShouldRefuse(new Input.Answer(House.Ann, id), Rules.CallIsNotInThatPhase);
    }

    [Fact]
    public void Reject_SendsTheCallToTheNextAndMakesTheAgentNotReady()
    {
        site.Ready(House.Ann);
        site.PassSeconds(1);
        site.Ready(House.Bob);
        var id = site.Arrive();
        var queued = site.Call(id).Queued;
        site.PassSeconds(2);
        site.Send(new Input.Reject(House.Ann, id));
        site.Last.ShouldContain(new Effect.WithdrawOffer(new LegId(id, 2), House.Ann, AgentDevice.Browser));
        site.Fact<Fact.OfferEnded>().Reason.ShouldBe(OfferEndings.Declined);
        site.Last.ShouldContain(new Effect.OfferCall(new LegId(id, 3), House.Bob, AgentDevice.Browser, 2));
        site.Agent(House.Ann).Reason.ShouldBe(NotReadyReasons.Declined);
        site.Call(id).Queued.ShouldBe(queued);
        site.Call(id).Passed.ShouldBe([House.Ann]);
    }

    [Fact]
    public void RingTimeout_SendsTheCallOnWithItsPlace()
    {
        site.Ready(House.Ann);
        var id = site.Arrive();
        site.PassSeconds(1);
        site.Arrive();
        site.PassSeconds(19);
        site.Agent(House.Ann).Presence.ShouldBe(Presence.NotReady);
        site.Agent(House.Ann).Reason.ShouldBe(NotReadyReasons.RingNoAnswer);
        site.Ready(House.Bob);
        site.Agent(House.Bob).Interaction.ShouldBe(id, "it still has the first place");
    }

    [Fact]
    public void RingTimeout_OfAnEarlierOffer_IsIgnored()
    {
        site.Ready(House.Ann);
        site.Ready(House.Bob);
        var id = site.Arrive();
        site.Send(new Input.Reject(House.Ann, id));
        site.ShouldIgnore(new Input.TimerFired(new TimerKey(TimerKind.RingTimeout, id.ToString(), 1)));
        site.ShouldIgnore(new Input.TimerFired(new TimerKey(TimerKind.RingTimeout, "no id", 2)));
    }

    [Fact]
    public void WhoPassed_IsAskedLast()
    {
        site.Ready(House.Ann);
        var id = site.Arrive();
        site.Send(new Input.Reject(House.Ann, id));
        site.Ready(House.Bob);
        site.Send(new Input.Reject(House.Bob, id));
        site.Choose(House.Bob, Presence.Ready);
        site.Call(id).Agent.ShouldBe(House.Bob, "nobody else is ready, and a caller waits");
    }

    [Fact]
    public void WhoPassed_WhenAnotherIsFreeToo_IsNotAsked()
    {
        site.Ready(House.Ann);
        var waiting = site.Arrive();
        site.Send(new Input.Reject(House.Ann, waiting));
        var two = House.Plan.With(House.Plan.Queues[House.Repair] with { Members = [House.Cai] });
        site.Send(new Input.Configure(two));
        site.Choose(House.Ann, Presence.Ready);
        site.PassSeconds(5);
        site.Ready(House.Bob);
        site.Send(new Input.Configure(House.Plan));
        site.Call(waiting).Agent.ShouldBe(House.Bob, "Ann is idle longer but passed this call");
    }

    [Theory]
    [InlineData(LegEnding.Busy, NotReadyReasons.Declined)]
    [InlineData(LegEnding.Rejected, NotReadyReasons.Declined)]
    [InlineData(LegEnding.NoAnswer, NotReadyReasons.RingNoAnswer)]
    [InlineData(LegEnding.Unreachable, NotReadyReasons.DeviceLost)]
    public void OfferedPhone_WhenItGivesUp_IsTheAgentsFault(LegEnding ending, string reason)
    {
        site.Ready(House.Ann, AgentDevice.Phone);
        var id = site.Arrive();
        site.Send(new Input.LegEnded(new LegId(id, 2), ending));
        site.Last.OfType<Effect.WithdrawOffer>().ShouldBeEmpty();
        site.Fact<Fact.OfferEnded>().Reason.ShouldBe(reason);
        site.Agent(House.Ann).Reason.ShouldBe(reason);
        site.Call(id).Phase.ShouldBe(CallPhase.Waiting);
    }

    [Fact]
    public void CallerHangingUp_WhileOffered_IsNotHeldAgainstTheAgent()
    {
        site.Ready(House.Ann);
        var readySince = site.Agent(House.Ann).ReadySince;
        site.PassSeconds(10);
        var id = site.Arrive();
        site.PassSeconds(3);
        site.CustomerLeaves(id);
        site.Last.ShouldContain(new Effect.WithdrawOffer(new LegId(id, 2), House.Ann, AgentDevice.Browser));
        site.Fact<Fact.OfferEnded>().Reason.ShouldBe(OfferEndings.CallEnded);
        site.Fact<Fact.CallEnded>().Agent.ShouldBeNull();
        site.Agent(House.Ann).Presence.ShouldBe(Presence.Ready);
        site.Agent(House.Ann).ReadySince.ShouldBe(readySince);
        site.Counters(House.Repair).ShortAbandoned.ShouldBe(1);
    }

    [Fact]
    public void ChoiceWhileRinging_HoldsWhenTheOfferEnds()
    {
        site.Ready(House.Ann);
        var id = site.Arrive();
        site.Choose(House.Ann, Presence.NotReady, "meal");
        site.Agent(House.Ann).Presence.ShouldBe(Presence.Ringing);
        site.CustomerLeaves(id);
        site.Agent(House.Ann).Presence.ShouldBe(Presence.NotReady);
        site.Agent(House.Ann).Reason.ShouldBe("meal");
    }
}
