using Shouldly;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Exchange;
using Telephony.Tests.Site;
using Xunit;

namespace Telephony.Tests.Calls;

public sealed class ParkingTests
{
    [Fact]
    public void Park_LetsTheAgentGoAndTheCustomerHearsMusic_TheRecorderGoesOn()
    {
        var site = new TestSite();
        var id = site.Talk(House.Ann);
        site.Send(new Input.Park(House.Ann, id));

        site.Call(id).Phase.ShouldBe(CallPhase.Parked);
        site.Call(id).Parked.ShouldBe(new ParkedPlace(House.Ann, site.Now, site.Now + site.State.Plan.ParkLimit));
        site.Call(id).Recording.ShouldBeTrue();
        site.Agent(House.Ann).Presence.ShouldBe(Presence.WrapUp);
        site.Last.OfType<Effect.PlayPrompt>().ShouldHaveSingleItem().Leg.ShouldBe(TestSite.Customer(id));
        site.Last.OfType<Effect.StopRecording>().ShouldBeEmpty();
        site.Fact<Fact.CallParked>().Agent.ShouldBe(House.Ann);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void PickUp_AtTheBrowser_TalksAtOnce_WhoeverItIs(bool byTheParker)
    {
        var site = new TestSite();
        var id = site.Talk(House.Ann);
        site.Send(new Input.Park(House.Ann, id));
        site.SignIn(House.Bob);
        var who = byTheParker ? House.Ann : House.Bob;
        site.Send(new Input.PickUpParked(who, id));

        site.Call(id).Phase.ShouldBe(CallPhase.Talking);
        site.Call(id).Agent.ShouldBe(who);
        site.Call(id).Parked.ShouldBeNull();
        site.Earshot(id).ShouldBe("1:3 3:1");
        site.HasTimer(TimerKind.ParkOver).ShouldBeFalse();
        site.CustomerLeaves(id);
        site.Send(new Input.FinishWrapUp(who));
        site.Agent(who).Presence.ShouldBe(byTheParker ? Presence.Ready : Presence.NotReady, "he is again what he was");
    }

    [Fact]
    public void PickUp_AtASipPhone_RingsItFirst()
    {
        var site = new TestSite();
        var id = site.Talk(House.Ann);
        site.Send(new Input.Park(House.Ann, id));
        site.Ready(House.Cai, AgentDevice.Phone);
        site.Send(new Input.PickUpParked(House.Cai, id));
        site.Call(id).Phase.ShouldBe(CallPhase.Transferring);
        site.Send(new Input.LegAnswered(new LegId(id, 3)));
        site.Call(id).Phase.ShouldBe(CallPhase.Talking);
        site.Earshot(id).ShouldBe("1:3 3:1");
    }

    [Fact]
    public void PickUp_WhenThePhoneIsNotPickedUp_TheCustomerIsInHisQueueAtHisOldPlace()
    {
        var site = new TestSite();
        var id = site.Talk(House.Ann);
        var queued = site.Call(id).Queued;
        site.Send(new Input.Park(House.Ann, id));
        site.Ready(House.Cai, AgentDevice.Phone);
        site.Send(new Input.PickUpParked(House.Cai, id));
        site.Send(new Input.LegEnded(new LegId(id, 3), LegEnding.Busy));
        site.Call(id).Phase.ShouldBe(CallPhase.Waiting);
        site.Call(id).Queued.ShouldBe(queued);
        site.Call(id).Recording.ShouldBeTrue();
    }

    [Fact]
    public void Time_WhenItIsOver_BringsHimBackToWhoParkedHim()
    {
        var site = new TestSite();
        var id = site.Talk(House.Ann);
        site.Send(new Input.Park(House.Ann, id));
        site.Send(new Input.FinishWrapUp(House.Ann));
        site.PassSeconds(119);
        site.Call(id).Phase.ShouldBe(CallPhase.Parked);
        site.PassSeconds(1);
        site.Call(id).Phase.ShouldBe(CallPhase.Transferring);
        site.Call(id).Agent.ShouldBe(House.Ann);
        site.Send(new Input.Answer(House.Ann, id));
        site.Earshot(id).ShouldBe("1:3 3:1");
    }

    [Fact]
    public void Time_WhenTheParkerIsBusy_BringsHimToHisQueueAtHisOldPlace()
    {
        var site = new TestSite();
        var id = site.Talk(House.Ann);
        var queued = site.Call(id).Queued;
        site.Send(new Input.Park(House.Ann, id));
        site.Choose(House.Ann, Presence.NotReady, "meal");
        site.Send(new Input.FinishWrapUp(House.Ann));
        site.PassSeconds(120);
        site.Call(id).Phase.ShouldBe(CallPhase.Waiting);
        site.Call(id).Queue.ShouldBe(House.Repair);
        site.Call(id).Queued.ShouldBe(queued);
    }

    [Fact]
    public void Time_OfAnOutboundCustomerWithoutAQueue_BringsHimToAQueueOfTheParker()
    {
        var site = new TestSite();
        var id = site.TalkOutbound(House.Ann);
        site.Send(new Input.Park(House.Ann, id));
        site.Choose(House.Ann, Presence.SignedOut);
        site.Send(new Input.FinishWrapUp(House.Ann));
        site.PassSeconds(120);
        site.Call(id).Phase.ShouldBe(CallPhase.Waiting, "never lost");
    }

    [Fact]
    public void Park_TwiceTooOften_IsRefusedWithTheLimit()
    {
        var site = new TestSite();
        for (var i = 0; i < Limits.ParkedByAgent; i++)
        {
            var one = site.Talk(House.Ann);
            site.Send(new Input.Park(House.Ann, one));
            site.Send(new Input.FinishWrapUp(House.Ann));
        }

        var id = site.Talk(House.Ann);
        site.ShouldRefuse(new Input.Park(House.Ann, id), Rules.TooManyParked);
    }

    [Fact]
    public void PickUp_OfACallThatIsNotParked_OrBySomebodyOnACall_IsRefused()
    {
        var site = new TestSite();
        var id = site.Talk(House.Ann);
        site.SignIn(House.Bob);
        site.ShouldRefuse(new Input.PickUpParked(House.Bob, id), Rules.CallIsNotParked);
        site.Send(new Input.Park(House.Ann, id));
        site.Send(new Input.FinishWrapUp(House.Ann));
        site.Talk(House.Ann);
        site.ShouldRefuse(new Input.PickUpParked(House.Ann, id), Rules.AgentIsOnACall);
        site.ShouldRefuse(new Input.PickUpParked(House.Cai, id), Rules.AgentIsSignedOut);
    }

    [Fact]
    public void Customer_WhoHangsUpWhileParked_EndsTheCallAsCompleted()
    {
        var site = new TestSite();
        var id = site.Talk(House.Ann);
        site.Send(new Input.Park(House.Ann, id));
        site.CustomerLeaves(id);
        site.Fact<Fact.CallEnded>().Termination.ShouldBe(new Termination(TerminationClass.Completed, TerminationReasons.Hangup, EndedBy.Customer));
        site.HasTimer(TimerKind.ParkOver).ShouldBeFalse();
    }
}
