using Shouldly;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Exchange;
using Telephony.Tests.Site;
using Xunit;

namespace Telephony.Tests.Calls;

public sealed class TalkingTests
{
    private readonly TestSite site = new();

    [Fact]
    public void HangUp_ByTheAgent_ReleasesBothLegs()
    {
        var id = site.Talk(House.Ann);
        site.Send(new Input.HangUp(House.Ann, id, "ann"));
        site.Last.OfType<Effect.ReleaseLeg>().Select(release => release.Leg.Number).ShouldBe([1, 2]);
        site.Fact<Fact.CallEnded>().Termination.ShouldBe(new Termination(TerminationClass.Completed, TerminationReasons.Hangup, EndedBy.Agent));
        site.ShouldRefuse(new Input.HangUp(House.Ann, id, "ann"), Rules.CallIsGone);
        site.ShouldIgnore(new Input.LegEnded(new LegId(id, 2), LegEnding.Released));
    }

    [Fact]
    public void HangUp_ByASupervisor_IsAForcedRelease()
    {
        var id = site.Talk(House.Ann);
        site.Send(new Input.HangUp(House.Ann, id, "supervisor1"));
        site.Fact<Fact.CallEnded>().Termination.ShouldBe(new Termination(TerminationClass.Completed, TerminationReasons.ForcedRelease, EndedBy.System));
    }

    [Fact]
    public void HangUp_OfAnOffer_IsNotInThatPhase()
    {
        site.Ready(House.Ann);
        var id = site.Arrive();
        site.ShouldRefuse(new Input.HangUp(House.Ann, id, "ann"), Rules.CallIsNotInThatPhase);
    }

    [Fact]
    public void AgentsPhone_WhenItHangsUp_EndsTheCall()
    {
        var id = TalkByPhone();
        site.Send(new Input.LegEnded(new LegId(id, 2), LegEnding.HungUp));
        site.Last.OfType<Effect.ReleaseLeg>().ShouldHaveSingleItem().Leg.ShouldBe(TestSite.Customer(id));
        site.Fact<Fact.CallEnded>().Termination.By.ShouldBe(EndedBy.Agent);
        site.Agent(House.Ann).Presence.ShouldBe(Presence.WrapUp);
    }

    [Fact]
    public void AgentsPhone_WhenItsMediaIsLost_DoesNotCostTheCustomerHisPlace()
    {
        var id = TalkByPhone();
        site.Send(new Input.LegEnded(new LegId(id, 2), LegEnding.MediaLost));
        site.Call(id).Phase.ShouldBe(CallPhase.Waiting);
        site.Last.OfType<Effect.ReleaseLeg>().ShouldBeEmpty();
        site.Agent(House.Ann).Reason.ShouldBe(NotReadyReasons.DeviceLost);
        site.Counters(House.Repair).Handled.ShouldBe(1);
    }

    [Fact]
    public void Customer_WhenHisMediaIsLost_EndsAsFailed()
    {
        var id = site.Talk(House.Ann);
        site.CustomerLeaves(id, LegEnding.MediaLost);
        site.Fact<Fact.CallEnded>().Termination.ShouldBe(new Termination(TerminationClass.Failed, TerminationReasons.MediaLost, EndedBy.System));
    }

    [Fact]
    public void Hold_PlaysMusicAndResumeConnectsAgain()
    {
        var id = site.Talk(House.Ann);
        site.Send(new Input.Hold(House.Ann, id)).ShouldBe([
            new Effect.DisconnectLeg(TestSite.Customer(id)),
            new Effect.PlayPrompt(TestSite.Customer(id), House.Music, Loop: true),
            new Effect.Record(new Fact.CallHeld(site.Now, id, House.Ann)),
        ]);
        site.ShouldRefuse(new Input.Hold(House.Ann, id), Rules.CallIsNotInThatPhase);
        site.PassSeconds(5);
        site.Send(new Input.Resume(House.Ann, id)).ShouldBe([
            new Effect.StopPrompt(TestSite.Customer(id)),
            new Effect.ConnectLegs(TestSite.Customer(id), new LegId(id, 2)),
            new Effect.Record(new Fact.CallResumed(site.Now, id, House.Ann)),
        ]);
        site.ShouldRefuse(new Input.Resume(House.Ann, id), Rules.CallIsNotInThatPhase);
    }

    [Fact]
    public void Held_WhenTheCustomerHangsUp_IsCompleted()
    {
        var id = site.Talk(House.Ann);
        site.Send(new Input.Hold(House.Ann, id));
        site.PassSeconds(10);
        site.CustomerLeaves(id);
        site.Fact<Fact.CallEnded>().Termination.ShouldBe(new Termination(TerminationClass.Completed, TerminationReasons.Hangup, EndedBy.Customer));
        site.Send(new Input.FinishWrapUp(House.Ann));
        site.Counters(House.Repair).HandledMs.ShouldBe(10_000, "hold belongs to the handling");
    }

    private InteractionId TalkByPhone()
    {
        site.Ready(House.Ann, AgentDevice.Phone);
        var id = site.Arrive();
        site.Send(new Input.LegAnswered(new LegId(id, 2)));
        return id;
    }
}
