using Shouldly;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Exchange;
using Telephony.Tests.Site;
using Xunit;

namespace Telephony.Tests.Distribution;

public sealed class DevicesTests
{
    private readonly TestSite site = new();

    [Fact]
    public void DeviceLoss_WhenReady_MakesNotReady()
    {
        site.Ready(House.Ann);
        Lose();
        site.Agent(House.Ann).Presence.ShouldBe(Presence.NotReady);
        site.Agent(House.Ann).Reason.ShouldBe(NotReadyReasons.DeviceLost);
    }

    [Fact]
    public void DeviceLoss_OfTheDeviceThatWasNotChosen_ChangesNoState()
    {
        site.Ready(House.Ann);
        site.Send(new Input.DeviceChanged(House.Ann, AgentDevice.Phone, true));
        site.Send(new Input.DeviceChanged(House.Ann, AgentDevice.Phone, false)).ShouldBeEmpty();
        site.Agent(House.Ann).Presence.ShouldBe(Presence.Ready);
    }

    [Fact]
    public void DeviceNews_WhenKnownOrOfAStranger_IsIgnored()
    {
        site.Ready(House.Ann);
        site.ShouldIgnore(new Input.DeviceChanged(House.Ann, AgentDevice.Browser, true));
        site.ShouldIgnore(new Input.DeviceChanged(new AgentId("nobody"), AgentDevice.Browser, true));
    }

    [Fact]
    public void DeviceLoss_WhileRinging_SendsTheCallOn()
    {
        site.Ready(House.Ann);
        site.PassSeconds(1);
        site.Ready(House.Bob);
        var id = site.Arrive();
        Lose();
        site.Fact<Fact.OfferEnded>().Reason.ShouldBe(OfferEndings.DeviceLost);
        site.Call(id).Agent.ShouldBe(House.Bob);
        site.Agent(House.Ann).Reason.ShouldBe(NotReadyReasons.DeviceLost);
    }

    [Fact]
    public void BrowserLoss_InATalk_IsHealedByAReload()
    {
        var id = site.Talk(House.Ann);
        Lose();
        site.Call(id).Phase.ShouldBe(CallPhase.Talking);
        site.PassSeconds(29);
        Return();
        site.Last.ShouldContain(new Effect.ConnectLegs(TestSite.Customer(id), new LegId(id, 2)));
        site.PassSeconds(60);
        site.Agent(House.Ann).Presence.ShouldBe(Presence.Busy);
    }

    [Fact]
    public void BrowserLoss_OnHold_LeavesTheCustomerWithHisMusic()
    {
        var id = site.Talk(House.Ann);
        site.Send(new Input.Hold(House.Ann, id));
        Lose();
        Return();
        site.Last.OfType<Effect.ConnectLegs>().ShouldBeEmpty();
        site.Call(id).Phase.ShouldBe(CallPhase.Held);
    }

    [Fact]
    public void BrowserLoss_Twice_GivesTheFullTimeAgain()
    {
        site.Talk(House.Ann);
        Lose();
        var first = site.Last.OfType<Effect.StartTimer>().ShouldHaveSingleItem().Timer;
        site.PassSeconds(20);
        Return();
        Lose();
        site.ShouldIgnore(new Input.TimerFired(first));
        site.PassSeconds(29);
        site.Agent(House.Ann).Presence.ShouldBe(Presence.Busy);
    }

    [Fact]
    public void BrowserLoss_ForGood_MakesTheCustomerTheNextInHisQueue()
    {
        var id = site.Talk(House.Ann);
        var queued = site.Call(id).Queued;
        var other = site.Arrive();
        Lose();
        site.PassSeconds(30);
        site.Call(id).Phase.ShouldBe(CallPhase.Waiting);
        site.Call(id).Queued.ShouldBe(queued);
        site.Call(id).Recording.ShouldBeTrue("the recorder hangs on the customer's leg");
        site.Last.ShouldContain(new Effect.ReleaseLeg(new LegId(id, 2)));
        site.Last.ShouldContain(new Effect.PlayPrompt(TestSite.Customer(id), House.Music, Loop: true));
        site.Agent(House.Ann).Reason.ShouldBe(NotReadyReasons.DeviceLost);

        site.Ready(House.Bob);
        site.Agent(House.Bob).Interaction.ShouldBe(id, "he was there before the other");
        site.Send(new Input.Answer(House.Bob, id));
        site.Last.OfType<Effect.StartRecording>().ShouldBeEmpty();
        site.Call(other).Phase.ShouldBe(CallPhase.Waiting);
    }

    [Fact]
    public void PhoneLoss_InATalk_LeavesTheCallToItsLeg()
    {
        site.Ready(House.Ann, AgentDevice.Phone);
        var id = site.Arrive();
        site.Send(new Input.LegAnswered(new LegId(id, 2)));
        site.Send(new Input.DeviceChanged(House.Ann, AgentDevice.Phone, false)).ShouldBeEmpty();
        site.CustomerLeaves(id);
        site.PassSeconds(30);
        site.Agent(House.Ann).Reason.ShouldBe(NotReadyReasons.DeviceLost);
    }

    private void Lose() => site.Send(new Input.DeviceChanged(House.Ann, AgentDevice.Browser, false));

    private void Return() => site.Send(new Input.DeviceChanged(House.Ann, AgentDevice.Browser, true));
}
