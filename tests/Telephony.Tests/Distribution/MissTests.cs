using Shouldly;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Distribution.Plans;
using Telephony.Exchange;
using Telephony.Tests.Site;
using Xunit;

namespace Telephony.Tests.Distribution;

public sealed class MissTests
{
    [Fact]
    public void RingNoAnswer_MakesTheNextStateOfTheQueuesPlan()
    {
        var site = With(queue => queue with { OnNoAnswer = new MissPlan(Presence.SignedOut) });
        site.Ready(House.Ann);
        site.Arrive();
        site.PassSeconds(20);
        site.Agent(House.Ann).Presence.ShouldBe(Presence.SignedOut);
    }

    [Fact]
    public void RingNoAnswer_WithAReasonOfThePlan_ShowsIt()
    {
        var site = With(queue => queue with { OnNoAnswer = new MissPlan(Presence.NotReady, "away-from-desk") });
        site.Ready(House.Ann);
        site.Arrive();
        site.PassSeconds(20);
        site.Agent(House.Ann).Reason.ShouldBe("away-from-desk");
        site.Facts.OfType<Fact.OfferEnded>().Last().Reason.ShouldBe(OfferEndings.RingNoAnswer, "history keeps the cause");
    }

    [Fact]
    public void RingNoAnswer_IsForgivenSoManyTimes_AndHisIdleTimeBeginsAnew()
    {
        var site = With(queue => queue with { OnNoAnswer = new MissPlan(Misses: 2) });
        site.Ready(House.Ann);
        var id = site.Arrive();
        site.PassSeconds(20);
        site.Call(id).Agent.ShouldBe(House.Ann, "forgiven once, and nobody else is there");
        site.Agent(House.Ann).ReadySince.ShouldBe(site.Now);
        site.Agent(House.Ann).Misses.ShouldBe(1);
        site.PassSeconds(20);
        site.Agent(House.Ann).Reason.ShouldBe(NotReadyReasons.RingNoAnswer);
        site.Agent(House.Ann).Misses.ShouldBe(0);
    }

    [Fact]
    public void Answer_MakesHisMissesNone()
    {
        var site = With(queue => queue with { OnNoAnswer = new MissPlan(Misses: 3) });
        site.Ready(House.Ann);
        var id = site.Arrive();
        site.PassSeconds(20);
        site.Send(new Input.Answer(House.Ann, id));
        site.Agent(House.Ann).Misses.ShouldBe(0);
    }

    [Fact]
    public void Decline_HasAPlanOfItsOwn()
    {
        var site = With(queue => queue with { OnDeclined = new MissPlan(Presence.Ready) });
        site.Ready(House.Ann);
        site.PassSeconds(1);
        site.Ready(House.Bob);
        var id = site.Arrive();
        site.Send(new Input.Reject(House.Ann, id));
        site.Agent(House.Ann).Presence.ShouldBe(Presence.Ready);
        site.Call(id).Agent.ShouldBe(House.Bob, "who passed is asked last");
    }

    private static TestSite With(Func<QueuePlan, QueuePlan> change) => new(House.WithRepair(change));
}
