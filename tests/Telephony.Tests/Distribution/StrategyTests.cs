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

public sealed class StrategyTests
{
    private static readonly ImmutableArray<AgentId> s_all = [House.Cai, House.Ann, House.Bob];

    [Fact]
    public void RoundRobin_GoesOnAfterTheLastWhoWasRung_WhoeverIsIdleLongest()
    {
        var site = Site(StrategyKind.RoundRobin);
        site.Arrive();
        Rung(site).ShouldBe(House.Cai, "the first member");
        var second = site.Arrive();
        site.Call(second).Agent.ShouldBe(House.Ann);
        site.CustomerLeaves(second);
        site.Call(site.Arrive()).Agent.ShouldBe(House.Bob, "Ann was rung last");
    }

    [Fact]
    public void FewestCalls_RingsWhoAnsweredLeastToday()
    {
        var site = Site(StrategyKind.FewestCalls);
        var first = site.Arrive();
        site.Serve(site.Call(first).Agent!.Value, first, 5);
        var second = site.Arrive();
        site.Serve(site.Call(second).Agent!.Value, second, 5);
        site.Call(site.Arrive()).Agent.ShouldBe(House.Cai, "ann and bob answered one each");
    }

    [Fact]
    public void LeastTalkTime_RingsWhoTalkedLeastToday_AndHoldCounts()
    {
        var site = Site(StrategyKind.LeastTalkTime);
        var (ann, bob) = (site.Arrive(), site.Arrive());
        var cai = site.Arrive();
        site.Send(new Input.Answer(House.Ann, ann));
        site.Send(new Input.Answer(House.Bob, bob));
        site.Send(new Input.Answer(House.Cai, cai));
        site.PassSeconds(4);
        site.Send(new Input.Hold(House.Bob, bob));
        site.PassSeconds(6);
        Leave(bob);
        site.PassSeconds(10);
        Leave(cai);
        site.PassSeconds(10);
        Leave(ann);
        site.Agent(House.Bob).Work.TalkMs.ShouldBe(10_000);
        site.Call(site.Arrive()).Agent.ShouldBe(House.Bob, "he is idle longest, too, but Ann's and Cai's talks were longer");

        void Leave(InteractionId id)
        {
            var agent = site.Call(id).Agent!.Value;
            site.CustomerLeaves(id);
            site.Send(new Input.FinishWrapUp(agent));
        }
    }

    [Fact]
    public void SkillLevel_RingsTheBest()
    {
        var site = Site(StrategyKind.SkillLevel, plan => Skilled(plan, "fridge", (House.Ann, 2), (House.Bob, 4), (House.Cai, 3)), queue => queue with { Needs = [new SkillNeed("fridge", 2)] });
        var id = site.Arrive();
        site.Call(id).Agent.ShouldBe(House.Bob);
        site.Call(id).Why.ShouldNotBeNull().Choice.ShouldBe(RoutingChoice.Strategy);
    }

    [Fact]
    public void Linear_RingsTheFirstMemberWhoIsFree()
    {
        var site = Site(StrategyKind.Linear);
        site.Call(site.Arrive()).Agent.ShouldBe(House.Cai);
        site.Call(site.Arrive()).Agent.ShouldBe(House.Ann);
    }

    [Fact]
    public void RingAll_RingsEverybody_AndTheFirstToAnswerHasTheCall()
    {
        var site = Site(StrategyKind.RingAll);
        var id = site.Arrive();
        site.Last.OfType<Effect.OfferCall>().Count().ShouldBe(3);
        site.Facts.OfType<Fact.CallOffered>().Select(fact => fact.Agent).ShouldBe([House.Ann, House.Bob, House.Cai]);
        site.PassSeconds(2);
        site.Send(new Input.Answer(House.Cai, id));
        site.Call(id).Agent.ShouldBe(House.Cai);
        site.Last.OfType<Effect.WithdrawOffer>().Select(effect => effect.Agent).ShouldBe([House.Bob, House.Ann], ignoreOrder: true);
        site.Facts.OfType<Fact.OfferEnded>().ShouldAllBe(fact => fact.Reason == OfferEndings.AnsweredElsewhere);
        site.Agent(House.Ann).Presence.ShouldBe(Presence.Ready);
        site.Agent(House.Ann).ReadySince.ShouldBe(House.Morning, "nothing is held against her");
    }

    [Fact]
    public void RingAll_WhenOneDeclines_GoesOnRingingTheOthers()
    {
        var site = Site(StrategyKind.RingAll);
        var id = site.Arrive();
        site.Send(new Input.Reject(House.Ann, id));
        site.Call(id).Phase.ShouldBe(CallPhase.Offered);
        site.Agent(House.Ann).Reason.ShouldBe(NotReadyReasons.Declined);
        site.Send(new Input.Reject(House.Cai, id));
        site.Send(new Input.Answer(House.Bob, id));
        site.Call(id).Agent.ShouldBe(House.Bob);
    }

    [Fact]
    public void RingAll_WhenNobodyAnswers_MakesEverybodyNotReadyAndTheCallerWaits()
    {
        var site = Site(StrategyKind.RingAll);
        var id = site.Arrive();
        site.PassSeconds(20);
        s_all.ShouldAllBe(agent => site.Agent(agent).Reason == NotReadyReasons.RingNoAnswer);
        site.Call(id).Phase.ShouldBe(CallPhase.Waiting);
    }

    [Fact]
    public void RingAll_WhenTheCallerHangsUp_FreesEverybodyWithoutBlame()
    {
        var site = Site(StrategyKind.RingAll);
        var id = site.Arrive();
        site.CustomerLeaves(id);
        s_all.ShouldAllBe(agent => site.Agent(agent).Presence == Presence.Ready);
        site.Facts.OfType<Fact.OfferEnded>().Count(fact => fact.Reason == OfferEndings.CallEnded).ShouldBe(3);
    }

    [Fact]
    public void RingAll_WhenOnesDeviceIsLost_GoesOnRingingTheOthers()
    {
        var site = Site(StrategyKind.RingAll);
        var id = site.Arrive();
        site.Send(new Input.DeviceChanged(House.Ann, AgentDevice.Browser, false));
        site.Agent(House.Ann).Reason.ShouldBe(NotReadyReasons.DeviceLost);
        site.Send(new Input.LegEnded(new LegId(id, 3), LegEnding.Rejected));
        site.Call(id).Agent.ShouldBe(House.Cai);
    }

    [Fact]
    public void QueueOrder_PutsWhoseFirstQueueItIsBeforeTheHelpers_AndNeverOneCallerBeforeAnother()
    {
        var plan = House.Plan.With(House.Bob, agent => agent with { QueueOrder = [House.Installs, House.Repair] });
        var site = new TestSite(plan);
        site.Ready(House.Bob);
        site.PassSeconds(5);
        site.Ready(House.Ann);
        var id = site.Arrive();
        site.Call(id).Agent.ShouldBe(House.Ann, "repair is Bob's second queue, though he is idle longer");
        site.Call(id).Why.ShouldNotBeNull().Choice.ShouldBe(RoutingChoice.QueueOrder);
        site.Send(new Input.Reject(House.Ann, id));
        site.Call(id).Agent.ShouldBe(House.Bob);
        site.Send(new Input.Reject(House.Bob, id));
        site.PassSeconds(1);
        var later = site.Arrive(House.Install);
        site.Choose(House.Bob, Presence.Ready);
        site.Agent(House.Bob).Interaction.ShouldBe(id, "the repair caller waits longer than the install caller");
        site.Call(later).Phase.ShouldBe(CallPhase.Waiting);
    }

    private static AgentId? Rung(TestSite site) => site.Facts.OfType<Fact.CallOffered>().Single().Agent;

    private static FloorPlan Skilled(FloorPlan plan, string skill, params (AgentId Agent, int Level)[] levels) =>
        levels.Aggregate(plan, (made, one) => made.With(one.Agent, agent => agent with { Skills = agent.Skills.SetItem(skill, one.Level) }));

    private static TestSite Site(StrategyKind strategy, Func<FloorPlan, FloorPlan>? floor = null, Func<QueuePlan, QueuePlan>? queue = null)
    {
        var repair = House.Plan.Queues[House.Repair] with { Strategy = strategy, Members = s_all };
        var plan = House.Plan.With(queue?.Invoke(repair) ?? repair);
        var site = new TestSite(floor?.Invoke(plan) ?? plan);
        foreach (var agent in s_all.Order())
            site.Ready(agent);
        return site;
    }
}
