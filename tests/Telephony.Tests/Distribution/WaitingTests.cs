using Shouldly;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Exchange;
using Telephony.Tests.Site;
using Xunit;

namespace Telephony.Tests.Distribution;

public sealed class WaitingTests
{
    private readonly TestSite site = new();

    [Fact]
    public void WaitingCaller_WhenHangingUpWithinTheThreshold_IsAShortAbandon()
    {
        var id = site.Arrive();
        site.PassSeconds(5);
        site.CustomerLeaves(id);
        site.Fact<Fact.CallEnded>().Termination.ShouldBe(new Termination(TerminationClass.Abandoned, TerminationReasons.ShortAbandon, EndedBy.Customer));
        site.Counters(House.Repair).ShouldBe(QueueCounters.Zero with { Offered = 1, ShortAbandoned = 1 });
    }

    [Fact]
    public void WaitingCaller_WhenHangingUpLater_IsAnAbandon()
    {
        var id = site.Arrive();
        site.PassSeconds(5.001);
        site.CustomerLeaves(id);
        site.Fact<Fact.CallEnded>().Termination.Reason.ShouldBe(TerminationReasons.Abandon);
        site.Counters(House.Repair).ShouldBe(QueueCounters.Zero with { Offered = 1, Abandoned = 1 });
    }

    [Fact]
    public void WaitingCaller_WhenHisMediaIsLost_IsNoAbandon()
    {
        var id = site.Arrive();
        site.CustomerLeaves(id, LegEnding.MediaLost);
        site.Fact<Fact.CallEnded>().Termination.ShouldBe(new Termination(TerminationClass.Failed, TerminationReasons.MediaLost, EndedBy.System));
        site.Counters(House.Repair).ShouldBe(QueueCounters.Zero with { Offered = 1 });
    }

    [Fact]
    public void WaitingCaller_AfterTheLongestWait_IsLetGo()
    {
        var id = site.Arrive();
        site.Pass(TimeSpan.FromMinutes(30));
        site.Last.ShouldContain(new Effect.ReleaseLeg(TestSite.Customer(id)));
        site.Fact<Fact.CallEnded>().Termination.ShouldBe(new Termination(TerminationClass.Refused, TerminationReasons.WaitedTooLong, EndedBy.System));
    }

    [Fact]
    public void OfferedCaller_AfterTheLongestWait_GetsTheRestOfTheRing()
    {
        var id = site.Arrive();
        site.Pass(TimeSpan.FromMinutes(30) - TimeSpan.FromSeconds(5));
        site.Ready(House.Ann);
        site.PassSeconds(6);
        site.Call(id).Phase.ShouldBe(CallPhase.Offered);
        site.PassSeconds(14);
        site.Call(id).Phase.ShouldBe(CallPhase.Waiting, "Ann's ring is over");
        site.PassSeconds(5);
        site.State.Calls.ShouldBeEmpty();
    }

    [Fact]
    public void Order_IsByTimeOfQueueing()
    {
        var first = site.Arrive();
        site.PassSeconds(1);
        site.Arrive();
        site.Ready(House.Ann);
        site.Agent(House.Ann).Interaction.ShouldBe(first);
    }

    [Fact]
    public void Order_WhenACallerHasPriority_TreatsHimAsIfHeHadWaitedLonger()
    {
        site.Arrive();
        site.Pass(TimeSpan.FromMinutes(4));
        var urgent = site.Arrive();
        site.Send(new Input.CallerIdentified(urgent, "customer-7", 5));
        site.Call(urgent).CustomerRef.ShouldBe("customer-7");
        site.Ready(House.Ann);
        site.Agent(House.Ann).Interaction.ShouldBe(urgent);
    }

    [Fact]
    public void Order_IsOneOverAllQueues()
    {
        var first = site.Arrive(House.Install);
        site.PassSeconds(1);
        site.Arrive();
        site.Ready(House.Bob);
        site.Agent(House.Bob).Interaction.ShouldBe(first);
    }

    [Fact]
    public void Identification_IsClampedAndForgivesRepetition()
    {
        var id = site.Arrive();
        site.Send(new Input.CallerIdentified(id, "customer-7", 999));
        site.Call(id).PriorityMinutes.ShouldBe(Limits.PriorityMinutes);
        site.ShouldIgnore(new Input.CallerIdentified(id, "customer-7", 999));
        site.ShouldIgnore(new Input.CallerIdentified(site.NewId(), "customer-7", 0));
    }

    [Fact]
    public void WaitingCaller_WhenHisQueueIsTakenAway_MovesToTheQueueOfTheNumberHeCalled()
    {
        var id = site.Arrive(House.Install);
        var queued = site.Call(id).Queued;
        site.PassSeconds(3);
        site.Ready(House.Ann);
        site.Send(new Input.Configure(House.Plan with
        {
            Queues = House.Plan.Queues.Remove(House.Installs),
            Entries = House.Plan.Entries.SetItem(House.Install, House.Plan.Entries[House.Install] with { Queue = House.Repair }),
        }));
        site.Call(id).Agent.ShouldBe(House.Ann);
        site.Call(id).Queued.ShouldBe(queued);
    }
}
