using Shouldly;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Exchange;
using Telephony.Tests.Site;
using Xunit;

namespace Telephony.Tests.Exchange;

public sealed class DaysTests
{
    private readonly TestSite site = new();

    [Fact]
    public void DayBegan_SetsCountersToZeroAndTouchesNoCall()
    {
        var id = site.Talk(House.Ann);
        site.PassSeconds(60);
        var call = site.Call(id);
        site.Send(new Input.DayBegan()).ShouldBeEmpty();
        site.Call(id).ShouldBe(call with { CountedQueue = null });
        site.Counters(House.Repair).ShouldBe(QueueCounters.Zero);
        site.Agent(House.Ann).CallsToday.ShouldBe(0);
        site.Agent(House.Ann).Presence.ShouldBe(Presence.Busy);
    }

    [Fact]
    public void DayBegan_InATalk_CountsItOnTheOldDayOnly()
    {
        var id = site.Talk(House.Ann);
        site.Send(new Input.DayBegan());
        site.PassSeconds(60);
        site.CustomerLeaves(id);
        site.PassSeconds(30);
        site.Counters(House.Repair).ShouldBe(QueueCounters.Zero);
    }

    [Fact]
    public void DayBegan_InAWrapUp_CountsItOnTheOldDayOnly()
    {
        var id = site.Talk(House.Ann);
        site.CustomerLeaves(id);
        site.Send(new Input.DayBegan());
        site.Send(new Input.FinishWrapUp(House.Ann));
        site.Counters(House.Repair).ShouldBe(QueueCounters.Zero);
    }

    [Fact]
    public void DayBegan_WithACallerWaiting_OffersHimToTheNewDay()
    {
        var id = site.Arrive();
        site.PassSeconds(9);
        site.Send(new Input.DayBegan());
        site.Counters(House.Repair).ShouldBe(QueueCounters.Zero with { Offered = 1 });
        site.Ready(House.Ann);
        site.Send(new Input.Answer(House.Ann, id));
        site.Counters(House.Repair).ShouldBe(new QueueCounters(1, 1, 1, 0, 0, 9_000, 0, 0));
        site.Agent(House.Ann).CallsToday.ShouldBe(1);
    }
}
