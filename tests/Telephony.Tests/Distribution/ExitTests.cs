using System.Collections.Immutable;
using Shouldly;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Distribution.Plans;
using Telephony.Exchange;
using Telephony.Tests.Site;
using Xunit;

namespace Telephony.Tests.Distribution;

public sealed class ExitTests
{
    private static readonly ExitPlan s_toInstalls = new(ExitKind.Queue, House.Installs);

    [Fact]
    public void Full_GoesToTheOtherQueue_AndTheWaitBeginsWithTheFirst()
    {
        var site = With(exits => exits with { Full = s_toInstalls });
        site.Arrive();
        site.Arrive();
        site.Arrive();
        var id = site.Arrive();
        site.Call(id).Queue.ShouldBe(House.Installs);
        site.Fact<Fact.CallMoved>().ShouldBe(new Fact.CallMoved(site.Now, id, House.Repair, House.Installs, ExitCause.Full, "system"));
        site.Counters(House.Repair).Offered.ShouldBe(3, "he never entered it");
        site.Counters(House.Installs).Offered.ShouldBe(1);
    }

    [Fact]
    public void TimedOut_MovesTheCallerWithHisWait()
    {
        var site = With(exits => exits with { TimedOut = s_toInstalls });
        var id = site.Arrive();
        var queued = site.Now;
        site.Pass(TimeSpan.FromMinutes(30));
        site.Call(id).Queue.ShouldBe(House.Installs);
        site.Call(id).Queued.ShouldBe(queued);
        site.Call(id).QueueEntered.ShouldBe(queued);
        site.Counters(House.Repair).Overflowed.ShouldBe(1);
        site.Ready(House.Cai);
        site.Send(new Input.Answer(House.Cai, id));
        site.Counters(House.Installs).WaitOfAnsweredMs.ShouldBe(30 * 60_000, "the move cost him nothing");
    }

    [Fact]
    public void TimedOut_WithExitStay_WaitsAnotherTime()
    {
        var site = With(exits => exits with { TimedOut = ExitPlan.Stay });
        var id = site.Arrive();
        site.Pass(TimeSpan.FromMinutes(95));
        site.Call(id).Phase.ShouldBe(CallPhase.Waiting);
    }

    [Fact]
    public void TimedOut_WithExitEnd_IsCountedAndNamed()
    {
        var site = new TestSite();
        site.Arrive();
        site.Pass(TimeSpan.FromMinutes(30));
        site.Fact<Fact.CallEnded>().Termination.Reason.ShouldBe(TerminationReasons.WaitedTooLong);
        site.Counters(House.Repair).TimedOut.ShouldBe(1);
    }

    [Theory]
    [InlineData(StaffedBy.Working, false, false)]
    [InlineData(StaffedBy.SignedIn, false, true)]
    [InlineData(StaffedBy.Ready, false, false)]
    [InlineData(StaffedBy.Working, true, true)]
    [InlineData(StaffedBy.Ready, true, false)]
    public void Empty_IsDecidedByWhoCountsAsStaffed(StaffedBy rule, bool isBusy, bool isStaffed)
    {
        var site = new TestSite(House.WithRepair(queue => queue with { StaffedBy = rule, Exits = queue.Exits with { Empty = s_toInstalls } }));
        if (isBusy)
            site.Send(new Input.LegAnswered(TestSite.Customer(DialOut(site))));
        else
            site.SignIn(House.Ann);
        site.Call(site.Arrive()).Queue.ShouldBe(isStaffed ? House.Repair : House.Installs);
    }

    [Fact]
    public void Empty_ByDefault_Waits()
    {
        var site = new TestSite();
        site.Call(site.Arrive()).Phase.ShouldBe(CallPhase.Waiting);
    }

    [Fact]
    public void Closed_EndsWithItsReason_OrGoesOn()
    {
        var closed = House.Plan.Queues[House.Repair] with { IsOpen = false };
        var site = new TestSite(House.Plan.With(closed));
        site.Arrive();
        site.Fact<Fact.CallEnded>().Termination.ShouldBe(new Termination(TerminationClass.Refused, TerminationReasons.QueueClosed, EndedBy.System));
        site.Send(new Input.Configure(House.Plan.With(closed with { Exits = closed.Exits with { Closed = new ExitPlan(ExitKind.Message) } })));
        site.Call(site.Arrive()).Phase.ShouldBe(CallPhase.Message);
    }

    [Fact]
    public void Transfer_ToAClosedQueue_IsRefused()
    {
        var site = new TestSite(House.Plan.With(House.Plan.Queues[House.Installs] with { IsOpen = false }));
        var id = site.Talk(House.Ann);
        site.ShouldRefuse(new Input.BlindTransfer(House.Ann, id, House.ToInstalls, "ann"), Rules.QueueIsClosed);
    }

    [Fact]
    public void Exits_InACircle_EndAfterThreeHops()
    {
        var site = new TestSite(House.Plan
            .With(House.Plan.Queues[House.Repair] with { IsOpen = false, Exits = ExitPlans.Default with { Closed = s_toInstalls } })
            .With(House.Plan.Queues[House.Installs] with { IsOpen = false, Exits = ExitPlans.Default with { Closed = new ExitPlan(ExitKind.Queue, House.Repair) } }));
        site.Arrive();
        site.Facts.OfType<Fact.CallMoved>().Count().ShouldBe(Limits.OverflowHops);
        site.Fact<Fact.CallEnded>().Termination.Reason.ShouldBe(TerminationReasons.QueueClosed);
    }

    [Fact]
    public void Overflow_ByCallersPerAgent_CountsTheNewOneAndDivertsNobodyWhileNobodyWaits()
    {
        var site = new TestSite(House.WithRepair(queue => queue with { Overflow = new OverflowPlan(House.Installs, 1.5, null) }));
        site.Talk(House.Ann);
        site.Call(site.Arrive()).Queue.ShouldBe(House.Repair, "nobody waits yet");
        site.Call(site.Arrive()).Queue.ShouldBe(House.Installs, "two callers for one agent are more than 1.5");
        site.Fact<Fact.CallMoved>().Cause.ShouldBe(ExitCause.Overflow);
    }

    [Fact]
    public void Overflow_ByEstimate_UsesTheFormula()
    {
        var site = new TestSite(House.WithRepair(queue => queue with { MaxWaiting = 9, Overflow = new OverflowPlan(House.Installs, null, TimeSpan.FromSeconds(100)) }));
        site.Talk(House.Ann);
        site.Arrive();
        site.Call(site.Arrive()).Queue.ShouldBe(House.Repair, "one ahead: 90 s");
        site.Call(site.Arrive()).Queue.ShouldBe(House.Installs, "two ahead: 180 s");
    }

    [Fact]
    public void Redial_WithinTheTime_HasTheOldPlace_Once()
    {
        var site = new TestSite(House.WithRepair(queue => queue with { RedialWithin = TimeSpan.FromMinutes(5), MaxWaiting = 9 }));
        var first = site.ArriveFrom("13800000001");
        var since = site.Now;
        site.PassSeconds(60);
        site.ArriveFrom("13800000002");
        site.CustomerLeaves(first);
        site.PassSeconds(200);
        var again = site.ArriveFrom("13800000001");
        site.Fact<Fact.PlaceResumed>().ShouldBe(new Fact.PlaceResumed(site.Now, again, first, since));
        site.Call(again).Queued.ShouldBe(since);
        site.Call(again).QueueEntered.ShouldBe(site.Now, "his wait for the figures begins now");
        site.Call(site.ArriveFrom("13800000001")).Queued.ShouldBe(site.Now, "the place was given once");
        site.Ready(House.Ann);
        site.Agent(House.Ann).Interaction.ShouldBe(again);
    }

    [Theory]
    [InlineData("13800000001", 301)]
    [InlineData("anonymous", 10)]
    public void Redial_TooLateOrWithheld_HasANewPlace(string number, double seconds)
    {
        var site = new TestSite(House.WithRepair(queue => queue with { RedialWithin = TimeSpan.FromMinutes(5) }));
        site.CustomerLeaves(site.ArriveFrom(number));
        site.PassSeconds(seconds);
        site.Call(site.ArriveFrom(number)).Queued.ShouldBe(site.Now);
    }

    [Fact]
    public void KeptPlaces_NeverGrowBeyondTheirLimit()
    {
        var site = new TestSite(House.WithRepair(queue => queue with { RedialWithin = TimeSpan.FromMinutes(60) }));
        for (var caller = 0; caller < Limits.KeptPlaces + 5; caller++)
            site.CustomerLeaves(site.ArriveFrom($"138{caller:00000000}"));
        site.State.KeptPlaces.Count.ShouldBe(Limits.KeptPlaces);
        site.State.KeptPlaces.ContainsKey("13800001004").ShouldBeTrue();
    }

    [Theory]
    [InlineData(5, TerminationReasons.ShortAbandon)]
    [InlineData(6, TerminationReasons.Abandon)]
    public void Abandon_IsShortWithinTheThresholdOfItsQueue(double seconds, string reason)
    {
        var site = new TestSite();
        var id = site.Arrive();
        site.PassSeconds(seconds);
        site.CustomerLeaves(id);
        site.Fact<Fact.CallEnded>().Termination.Reason.ShouldBe(reason);
    }

    private static InteractionId DialOut(TestSite site)
    {
        site.SignIn(House.Ann);
        var id = site.NewId();
        site.Send(new Input.Dial(House.Ann, id, "13900139000", House.Hotline, "trunk", "callback", null));
        return id;
    }

    private static TestSite With(Func<ExitPlans, ExitPlans> change) =>
        new(House.WithRepair(queue => queue with { Exits = change(queue.Exits) }));
}
