using Shouldly;
using Telephony.Distribution;
using Telephony.Distribution.Plans;
using Telephony.Simulation;
using Telephony.Tests.Site;
using Xunit;

namespace Telephony.Tests.Distribution;

public sealed class PlanCheckTests
{
    private static readonly QueuePlan s_repair = House.Plan.Queues[House.Repair];

    public static TheoryData<string, QueuePlan> Wrong => new()
    {
        { "repair.PriorityMinutes", s_repair with { PriorityMinutes = 61 } },
        { "repair.RedialWithin", s_repair with { RedialWithin = TimeSpan.FromMinutes(61) } },
        { "repair.Sticky.Wait", s_repair with { Sticky = new StickyPlan(TimeSpan.FromMinutes(11)) } },
        { "repair.Strategy", s_repair with { Strategy = (StrategyKind)99 } },
        { "repair.Needs.gas", s_repair with { Needs = [new SkillNeed("gas", 6)] } },
        { "repair.Needs", s_repair with { Needs = [new SkillNeed("", 1)] } },
        { "repair.Rings[0].After", s_repair with { Rings = [WideningRing.Lower(TimeSpan.FromSeconds(4), 1)] } },
        { "repair.Rings[1].After", s_repair with { Rings = [WideningRing.Lower(TimeSpan.FromSeconds(20), 1), WideningRing.Lower(TimeSpan.FromSeconds(20), 2)] } },
        { "repair.Rings[0].LevelsLess", s_repair with { Rings = [WideningRing.Lower(TimeSpan.FromSeconds(20), 5)] } },
        { "repair.Rings[0].Also", s_repair with { Rings = [new WideningRing(TimeSpan.FromSeconds(20), 0, [], [new AgentId("nobody")])] } },
        { "repair.Rings[0].Without", s_repair with { Needs = [new SkillNeed("gas", 1, IsFixed: true)], Rings = [new WideningRing(TimeSpan.FromSeconds(20), 0, ["gas"], [])] } },
        { "repair.OnNoAnswer.Next", s_repair with { OnNoAnswer = new MissPlan(Presence.Busy) } },
        { "repair.OnDeclined.Misses", s_repair with { OnDeclined = new MissPlan(Misses: 6) } },
        { "repair.AfterCall.ExtendBy", s_repair with { AfterCall = WrapUpPlan.Default with { ExtendBy = TimeSpan.Zero } } },
        { "repair.AfterCall.Extensions", s_repair with { AfterCall = WrapUpPlan.Default with { Extensions = 11 } } },
        { "repair.Exits.Full", s_repair with { Exits = ExitPlans.Default with { Full = ExitPlan.Stay } } },
        { "repair.Exits.Closed", s_repair with { Exits = ExitPlans.Default with { Closed = new ExitPlan(ExitKind.Queue, new QueueId("nowhere")) } } },
        { "repair.Exits.TimedOut", s_repair with { Exits = ExitPlans.Default with { TimedOut = new ExitPlan(ExitKind.Queue, House.Repair) } } },
        { "repair.Overflow.To", s_repair with { Overflow = new OverflowPlan(House.Repair, null, null) } },
        { "repair.Overflow.CallersPerAgent", s_repair with { Overflow = new OverflowPlan(House.Installs, 0.4, null) } },
        { "repair.Overflow.EstimateAbove", s_repair with { Overflow = new OverflowPlan(House.Installs, null, TimeSpan.FromSeconds(9)) } },
        { "repair.Comfort.Every", s_repair with { Comfort = ComfortPlan.None with { Every = TimeSpan.FromSeconds(14) } } },
        { "repair.Comfort.PositionUpTo", s_repair with { Comfort = ComfortPlan.None with { PositionUpTo = 100 } } },
        { "repair.Keys", s_repair with { Keys = new WaitKeysPlan(null, TimeSpan.Zero, 'x', null, null) } },
        { "repair.Keys", s_repair with { Keys = new WaitKeysPlan(null, TimeSpan.Zero, '1', '1', null) } },
        { "repair.Callback.Retries", s_repair with { Callback = CallbackPlan.Default with { Retries = 6 } } },
        { "repair.Callback.Gap", s_repair with { Callback = CallbackPlan.Default with { Gap = TimeSpan.FromSeconds(59) } } },
        { "repair.Callback.KeepFor", s_repair with { Callback = CallbackPlan.Default with { KeepFor = TimeSpan.FromMinutes(9) } } },
        { "repair.Message.Longest", s_repair with { Message = MessagePlan.Default with { Longest = TimeSpan.FromSeconds(9) } } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Faults_OfAValueOutOfRange_NameTheFieldTheValueAndWhatIsAllowed(string field, QueuePlan queue)
    {
        var fault = PlanCheck.Faults(House.Plan, queue).ShouldHaveSingleItem();
        fault.Field.ShouldBe(field);
        fault.Allowed.ShouldNotBeEmpty();
    }

    [Fact]
    public void Faults_SayTheUnit() =>
        PlanCheck.Faults(House.Plan, s_repair with { Sticky = new StickyPlan(TimeSpan.FromSeconds(601)) }).ShouldBe([new PlanFault("repair.Sticky.Wait", "601 s", "0 s - 600 s")]);

    [Fact]
    public void Faults_OfAgentsAndReasons_AreNamed()
    {
        var plan = House.Plan.With(House.Ann, agent => agent with { Skills = agent.Skills.Add("gas", 0), QueueOrder = [House.Repair, House.Repair] }) with
        {
            DesktopGrace = TimeSpan.FromSeconds(1),
            ParkLimit = TimeSpan.FromSeconds(14),
            Reasons = House.Plan.Reasons.Add("meal", new ReasonPlan("meal", TimeSpan.FromSeconds(30))),
        };
        PlanCheck.Faults(plan).Select(fault => fault.Field).ShouldBe(["DesktopGrace", "ParkLimit", "Reasons.meal.Limit", "ann.Skills.gas", "ann.QueueOrder"]);
    }

    [Fact]
    public void Faults_OfTheDefaultsAndOfEveryRuleInUse_AreNone()
    {
        PlanCheck.Faults(House.Plan).ShouldBeEmpty();
        PlanCheck.Faults(House.Rich).ShouldBeEmpty();
        PlanCheck.Faults(SimulatedSite.WithEveryRule(12)).ShouldBeEmpty();
    }
}
