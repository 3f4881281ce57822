using Shouldly;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Distribution.Plans;
using Telephony.Distribution.Routing;
using Telephony.Exchange;
using Telephony.Tests.Site;
using Xunit;

namespace Telephony.Tests.Distribution;

public sealed class SkillTests
{
    private static readonly SkillNeed s_gas = new("gas", 2, IsFixed: true);

    [Fact]
    public void Skills_OfTheCall_KeepItFromAnAgentWithoutThem()
    {
        var site = new TestSite(House.Plan.With(House.Bob, agent => agent with { Skills = agent.Skills.SetItem("gas", 2) }));
        var id = site.Arrive();
        site.Send(new Input.CallerIdentified(id, "customer", 0) { Needs = [s_gas] });
        site.Ready(House.Ann);
        site.Call(id).Phase.ShouldBe(CallPhase.Waiting, "a skill that the agent lacks is no low level, it is not there");
        site.Ready(House.Bob);
        site.Call(id).Agent.ShouldBe(House.Bob);
        site.Call(id).Why.ShouldNotBeNull().Needs.ShouldBe([s_gas]);
    }

    [Fact]
    public void Skills_OfTheCallThatNobodyOfTheQueueHas_AreNotAsked()
    {
        var site = new TestSite();
        site.Ready(House.Ann);
        var id = site.NewId();
        site.Send(new Input.CallArrived(id, "13800138000", House.Hotline, "trunk"));
        site.Send(new Input.CallerIdentified(id, "customer", 0) { Needs = [s_gas, new SkillNeed("brand:HM", 1)] });
        site.Send(new Input.PromptFinished(TestSite.Customer(id), House.Notice));
        site.Send(new Input.DigitPressed(TestSite.Customer(id), '1'));
        site.Call(id).Agent.ShouldBe(House.Ann, "nobody waits for a skill that nobody has");
    }

    [Fact]
    public void Skills_OfTheCall_AreAskedOnlyWhileSomebodyWhoHasThemWorks_UnlessTheyAreForSafety()
    {
        var site = new TestSite(House.Plan.With(House.Bob, agent => agent with { Skills = agent.Skills.SetItem("brand:HM", 1).SetItem("gas", 2) }));
        site.Ready(House.Bob);
        var first = site.Arrive();
        site.Send(new Input.Answer(House.Bob, first));
        var id = site.Arrive();
        site.Send(new Input.CallerIdentified(id, "customer", 0) { Needs = [new SkillNeed("brand:HM", 1)] });
        site.Ready(House.Ann);
        site.Call(id).Phase.ShouldBe(CallPhase.Waiting, "Bob knows the brand and will be free soon");
        site.Choose(House.Bob, Presence.NotReady, "lunch");
        site.Send(new Input.HangUp(House.Bob, first, House.Bob.Value));
        site.Send(new Input.FinishWrapUp(House.Bob));
        site.Call(id).Agent.ShouldBe(House.Ann, "Bob is at lunch");
    }

    [Fact]
    public void Rings_WidenByTheClock_AlsoWhileAnAgentIsRung()
    {
        var site = new TestSite(Plan());
        site.Ready(House.Cai);
        site.Ready(House.Ann);
        var id = site.Arrive();
        site.Call(id).Phase.ShouldBe(CallPhase.Waiting, "Ann has level 1 of 3");
        site.PassSeconds(9);
        site.Call(id).Phase.ShouldBe(CallPhase.Waiting);
        site.PassSeconds(1);
        site.Call(id).Agent.ShouldBe(House.Ann, "level 3 is level 1 in the first ring");
        site.Call(id).Why.ShouldNotBeNull().Ring.ShouldBe(1);
        site.PassSeconds(20);
        site.Call(id).Agent.ShouldBe(House.Cai, "Ann did not answer, and meanwhile the second ring let Cai in");
        site.Call(id).Why.ShouldNotBeNull().Ring.ShouldBe(2);
    }

    [Fact]
    public void Rings_NeverDropASafetySkill()
    {
        var site = new TestSite(House.WithRepair(queue => queue with { Needs = [s_gas], Rings = [new WideningRing(TimeSpan.FromSeconds(10), 4, ["gas"], [])] }));
        site.Ready(House.Ann);
        var id = site.Arrive();
        site.PassSeconds(600);
        site.Call(id).Phase.ShouldBe(CallPhase.Waiting);
    }

    [Fact]
    public void Rings_WhenThePlanChanges_AreReadAnew()
    {
        var site = new TestSite(Plan());
        site.Ready(House.Ann);
        var id = site.Arrive();
        site.PassSeconds(5);
        site.Send(new Input.Configure(House.WithRepair(queue => queue with { Needs = [new SkillNeed("fridge", 3)], Rings = [new WideningRing(TimeSpan.FromSeconds(7), 0, ["fridge"], [])] })));
        site.Call(id).Phase.ShouldBe(CallPhase.Waiting);
        site.PassSeconds(2);
        site.Call(id).Agent.ShouldBe(House.Ann);
    }

    [Fact]
    public void Place_IsKeptWhileRingsWiden_SoNobodyIsOvertaken()
    {
        var site = new TestSite(Plan());
        var first = site.Arrive();
        site.PassSeconds(1);
        site.Arrive();
        site.PassSeconds(30);
        site.Ready(House.Ann);
        site.Agent(House.Ann).Interaction.ShouldBe(first);
    }

    [Fact]
    public void Priority_OfQueueAndCallAreMinutesWithReasons()
    {
        var site = new TestSite(House.Plan.With(House.Plan.Queues[House.Installs] with { PriorityMinutes = 3 }));
        var early = site.Arrive();
        site.PassSeconds(120);
        var late = site.Arrive(House.Install);
        site.Send(new Input.CallerIdentified(early, "customer", 0) { Reasons = [] });
        site.Ready(House.Bob);
        site.Agent(House.Bob).Interaction.ShouldBe(late, "three minutes of the queue outweigh two of waiting");
        var why = site.Call(late).Why.ShouldNotBeNull();
        why.Reasons.ShouldBe([new PriorityReason(PriorityReasons.Queue, 3)]);
        why.ScoreMinutes.ShouldBe(3);
    }

    [Fact]
    public void Priority_ReasonsAddUpWithinTheLimit()
    {
        var site = new TestSite();
        var id = site.Arrive();
        site.Send(new Input.CallerIdentified(id, "customer", 0) { Reasons = [new(PriorityReasons.Tier, 10), new(PriorityReasons.SafetyFault, 30), new(PriorityReasons.TicketOverdue, 5)] });
        site.Call(id).PriorityMinutes.ShouldBe(45);
        site.PassSeconds(30);
        site.Ready(House.Ann);
        var why = site.Fact<Fact.CallOffered>().Why.ShouldNotBeNull();
        why.ScoreMinutes.ShouldBe(45.5);
        why.Choice.ShouldBe(RoutingChoice.OnlyOne);
        why.ToString().ShouldBe("LongestIdle by OnlyOne: waited 30 s, score 45.5 min (tier +10 min, safety-fault +30 min, ticket-overdue +5 min), ring 0 (), 0 points of 1 candidates, order 1");
        site.Send(new Input.CallerIdentified(id, "customer", 0) { Reasons = [new(PriorityReasons.Tier, 50), new(PriorityReasons.SafetyFault, 30)] });
        site.Call(id).PriorityMinutes.ShouldBe(Limits.PriorityMinutes);
    }

    [Fact]
    public void Identified_Twice_IsKnownAlready()
    {
        var site = new TestSite();
        var id = site.Arrive();
        var known = new Input.CallerIdentified(id, "customer", 0) { Needs = [s_gas], Reasons = [new(PriorityReasons.Tier, 1)], Ties = [new Tie(House.Ann, TieKind.Desk)] };
        site.Send(known);
        site.ShouldIgnore(known with { Needs = [s_gas], Reasons = [new(PriorityReasons.Tier, 1)], Ties = [new Tie(House.Ann, TieKind.Desk)] });
    }

    private static FloorPlan Plan() => House.WithRepair(queue => queue with
    {
        Needs = [new SkillNeed("fridge", 3)],
        Rings = [WideningRing.Lower(TimeSpan.FromSeconds(10), 2), new WideningRing(TimeSpan.FromSeconds(25), 2, ["fridge"], [House.Cai])],
    }).With(House.Ann, agent => agent with { Skills = agent.Skills.SetItem("fridge", 1) });
}
