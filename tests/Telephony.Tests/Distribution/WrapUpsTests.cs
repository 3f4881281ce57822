using Shouldly;
using Telephony.Distribution;
using Telephony.Exchange;
using Telephony.Tests.Site;
using Xunit;

namespace Telephony.Tests.Distribution;

public sealed class WrapUpsTests
{
    private readonly TestSite site = new();

    [Fact]
    public void WrapUp_WhenItsTimeIsOver_EndsByItself()
    {
        var id = site.Talk(House.Ann);
        site.CustomerLeaves(id);
        site.PassSeconds(29.9);
        site.Agent(House.Ann).Presence.ShouldBe(Presence.WrapUp);
        site.PassSeconds(0.1);
        site.Fact<Fact.WrapUpEnded>().ShouldBe(new Fact.WrapUpEnded(site.Now, id, House.Ann, ByTimer: true));
        site.Agent(House.Ann).Presence.ShouldBe(Presence.Ready);
        site.Agent(House.Ann).ReadySince.ShouldBe(site.Now);
    }

    [Fact]
    public void WrapUp_OfAQueueWithoutAny_IsSkipped()
    {
        site.Send(new Input.Configure(House.Plan.With(House.Plan.Queues[House.Repair] with { WrapUp = TimeSpan.Zero })));
        var id = site.Talk(House.Ann);
        site.PassSeconds(9);
        site.CustomerLeaves(id);
        site.Agent(House.Ann).Presence.ShouldBe(Presence.Ready);
        site.Counters(House.Repair).Handled.ShouldBe(1);
        site.Counters(House.Repair).HandledMs.ShouldBe(9_000);
    }

    [Fact]
    public void WrapUp_OfAnEarlierCall_FiresLateAndIsIgnored()
    {
        var id = site.Talk(House.Ann);
        site.CustomerLeaves(id);
        var first = site.Last.OfType<Effect.StartTimer>().ShouldHaveSingleItem().Timer;
        site.Send(new Input.FinishWrapUp(House.Ann));
        site.ShouldIgnore(new Input.TimerFired(first));
        var second = site.Arrive();
        site.Send(new Input.Answer(House.Ann, second));
        site.CustomerLeaves(second);
        site.ShouldIgnore(new Input.TimerFired(first));
    }

    [Fact]
    public void Finish_WithoutWrapUp_IsRefused()
    {
        site.ShouldRefuse(new Input.FinishWrapUp(House.Ann), Rules.NothingToWrapUp);
        site.ShouldRefuse(new Input.FinishWrapUp(new AgentId("nobody")), Rules.AgentIsUnknown);
    }

    [Fact]
    public void WrapUp_WhenTheDeviceIsGoneAtItsEnd_MakesNotReady()
    {
        var id = site.Talk(House.Ann);
        site.CustomerLeaves(id);
        site.Send(new Input.DeviceChanged(House.Ann, AgentDevice.Browser, false));
        site.PassSeconds(30);
        site.Agent(House.Ann).Reason.ShouldBe(NotReadyReasons.DeviceLost);
    }
}
