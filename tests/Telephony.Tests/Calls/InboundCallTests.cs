using Shouldly;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Exchange;
using Telephony.Tests.Site;
using Xunit;

namespace Telephony.Tests.Calls;

public sealed class InboundCallTests
{
    private readonly TestSite site = new();

    [Fact]
    public void InboundCall_FromArrivalToWrapUp_IsCarriedThrough()
    {
        site.Ready(House.Ann);
        var id = site.Arrive();
        var offer = site.Last.OfType<Effect.OfferCall>().ShouldHaveSingleItem();
        offer.ShouldBe(new Effect.OfferCall(new LegId(id, 2), House.Ann, AgentDevice.Browser, 1));
        site.Agent(House.Ann).Presence.ShouldBe(Presence.Ringing);

        site.PassSeconds(6);
        site.Send(new Input.Answer(House.Ann, id));
        site.Last.Where(effect => effect is Effect.StopPrompt or Effect.ConnectLegs or Effect.StartRecording).ShouldBe([
            new Effect.StopPrompt(new LegId(id, 1)),
            new Effect.ConnectLegs(new LegId(id, 1), new LegId(id, 2)),
            new Effect.StartRecording(new LegId(id, 1)),
        ]);
        site.Facts.Select(fact => fact.GetType()).ShouldBe([typeof(Fact.CallAnswered), typeof(Fact.RecordingStarted), typeof(Fact.PresenceChanged)]);

        site.PassSeconds(60);
        site.CustomerLeaves(id);
        site.Fact<Fact.CallEnded>().ShouldBe(new Fact.CallEnded(site.Now, id, House.Ann, House.Repair, new Termination(TerminationClass.Completed, TerminationReasons.Hangup, EndedBy.Customer)));
        site.Last.ShouldContain(new Effect.ReleaseLeg(new LegId(id, 2)));
        site.Last.ShouldNotContain(new Effect.ReleaseLeg(new LegId(id, 1)));
        site.Last.ShouldContain(new Effect.StopRecording(new LegId(id, 1)));
        site.Agent(House.Ann).Presence.ShouldBe(Presence.WrapUp);
        site.Agent(House.Ann).WrapUpEnds.ShouldBe(site.Now.AddSeconds(30));

        site.PassSeconds(10);
        site.Send(new Input.FinishWrapUp(House.Ann));
        site.Fact<Fact.WrapUpEnded>().ByTimer.ShouldBeFalse();
        site.Agent(House.Ann).Presence.ShouldBe(Presence.Ready);
        site.State.Calls.ShouldBeEmpty();
        site.Counters(House.Repair).ShouldBe(new QueueCounters(1, 1, 1, 0, 0, 6_000, 70_000, 1));
    }
}
