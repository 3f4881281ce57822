using Shouldly;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Distribution.Plans;
using Telephony.Exchange;
using Telephony.Tests.Site;
using Xunit;

namespace Telephony.Tests.Distribution;

public sealed class HeartbeatTests
{
    private readonly TestSite site = new(House.Plan with { Reasons = House.Plan.Reasons.Add("meal", new ReasonPlan("meal", TimeSpan.FromMinutes(30))) });

    [Fact]
    public void Desktop_FromItsFirstMissingBeat_NobodyIsRung()
    {
        site.Ready(House.Ann, AgentDevice.Phone);
        site.Send(new Input.DesktopChanged(House.Ann, false));
        site.Call(site.Arrive()).Phase.ShouldBe(CallPhase.Waiting, "the phone is there, the desktop is not");
        site.Agent(House.Ann).Presence.ShouldBe(Presence.Ready);
    }

    [Fact]
    public void Desktop_BackInTime_CostsNeitherStateNorIdleTime()
    {
        site.Ready(House.Ann);
        var since = site.Agent(House.Ann).ReadySince;
        site.Send(new Input.DesktopChanged(House.Ann, false));
        var id = site.Arrive();
        site.PassSeconds(14);
        site.Send(new Input.DesktopChanged(House.Ann, true));
        site.Call(id).Agent.ShouldBe(House.Ann);
        site.Agent(House.Ann).ReadySince.ShouldBe(since);
        site.ShouldIgnore(new Input.DesktopChanged(House.Ann, true));
    }

    [Fact]
    public void Desktop_GoneForTheGrace_IsNotReadyWithLostLink()
    {
        site.Ready(House.Ann);
        site.Send(new Input.DesktopChanged(House.Ann, false));
        site.PassSeconds(15);
        site.Agent(House.Ann).Reason.ShouldBe(NotReadyReasons.LostLink);
        site.ShouldRefuse(new Input.SetPresence(House.Ann, Presence.Ready, null, null, "ann"), Rules.ReadyNeedsADesktop);
    }

    [Fact]
    public void Desktop_GoneTwice_TheFirstGraceIsLate()
    {
        site.Ready(House.Ann);
        site.Send(new Input.DesktopChanged(House.Ann, false));
        site.PassSeconds(14);
        site.Send(new Input.DesktopChanged(House.Ann, true));
        site.Send(new Input.DesktopChanged(House.Ann, false));
        site.PassSeconds(1);
        site.ShouldIgnore(new Input.TimerFired(new TimerKey(TimerKind.DesktopGrace, "ann", site.Agent(House.Ann).Attempt - 1)));
        site.Agent(House.Ann).Presence.ShouldBe(Presence.Ready);
        site.PassSeconds(14);
        site.Agent(House.Ann).Reason.ShouldBe(NotReadyReasons.LostLink);
    }

    [Fact]
    public void Desktop_GoneInMidCall_KeepsTheCallAndBlocksTheNext()
    {
        var id = site.Talk(House.Ann);
        site.Send(new Input.DesktopChanged(House.Ann, false));
        site.PassSeconds(60);
        site.Call(id).Phase.ShouldBe(CallPhase.Talking);
        site.CustomerLeaves(id);
        site.Agent(House.Ann).Presence.ShouldBe(Presence.WrapUp);
        site.PassSeconds(30);
        site.Agent(House.Ann).Reason.ShouldBe(NotReadyReasons.LostLink);
    }

    [Fact]
    public void NotReadyReason_LongerThanItsLimit_IsToldOnce()
    {
        site.SignIn(House.Ann);
        site.Choose(House.Ann, Presence.NotReady, "meal");
        site.Pass(TimeSpan.FromMinutes(29));
        site.Agent(House.Ann).IsOverLimit.ShouldBeFalse();
        site.Pass(TimeSpan.FromMinutes(1));
        site.Fact<Fact.NotReadyExceeded>().ShouldBe(new Fact.NotReadyExceeded(site.Now, House.Ann, "meal", TimeSpan.FromMinutes(30)));
        site.Agent(House.Ann).IsOverLimit.ShouldBeTrue();
        site.ShouldIgnore(new Input.TimerFired(new TimerKey(TimerKind.NotReadyLimit, "ann", site.Agent(House.Ann).Attempt)));
        site.Choose(House.Ann, Presence.Ready);
        site.Agent(House.Ann).IsOverLimit.ShouldBeFalse();
    }

    [Fact]
    public void NotReadyReason_OfASecondBreak_HasALimitOfItsOwn()
    {
        site.SignIn(House.Ann);
        site.Choose(House.Ann, Presence.NotReady, "meal");
        site.Pass(TimeSpan.FromMinutes(20));
        site.Choose(House.Ann, Presence.NotReady, "break");
        site.Choose(House.Ann, Presence.NotReady, "meal");
        site.Pass(TimeSpan.FromMinutes(10));
        site.ShouldIgnore(new Input.TimerFired(new TimerKey(TimerKind.NotReadyLimit, "ann", site.Agent(House.Ann).Attempt)));
        site.Pass(TimeSpan.FromMinutes(20));
        site.Agent(House.Ann).IsOverLimit.ShouldBeTrue();
    }

    [Fact]
    public void NextStateAfterTheCall_IsKeptAndTaken()
    {
        var id = site.Talk(House.Ann);
        site.Choose(House.Ann, Presence.NotReady, "meal");
        site.Agent(House.Ann).AfterCall.ShouldBe(Presence.NotReady);
        site.CustomerLeaves(id);
        site.Send(new Input.FinishWrapUp(House.Ann));
        site.Agent(House.Ann).Reason.ShouldBe("meal");
    }

    [Fact]
    public void Hand_IsRaisedOnceAndLoweredByWhoHelpsOrBySigningOut()
    {
        var id = site.Talk(House.Ann);
        site.Send(new Input.RaiseHand(House.Ann, "angry-customer"));
        site.Fact<Fact.HandRaised>().Interaction.ShouldBe(id);
        site.ShouldIgnore(new Input.RaiseHand(House.Ann, "angry-customer"));
        site.Send(new Input.LowerHand(House.Ann, "sue"));
        site.Fact<Fact.HandLowered>().By.ShouldBe("sue");
        site.ShouldIgnore(new Input.LowerHand(House.Ann, "sue"));
        site.Send(new Input.RaiseHand(House.Ann, "question"));
        site.CustomerLeaves(id);
        site.Send(new Input.FinishWrapUp(House.Ann));
        site.Choose(House.Ann, Presence.SignedOut);
        site.Agent(House.Ann).Hand.ShouldBeNull();
        site.ShouldRefuse(new Input.RaiseHand(House.Ann, "question"), Rules.AgentIsSignedOut);
        site.ShouldRefuse(new Input.RaiseHand(House.Bob, " "), Rules.AgentIsSignedOut);
        site.SignIn(House.Bob);
        site.ShouldRefuse(new Input.RaiseHand(House.Bob, " "), Rules.HandNeedsAReason);
    }
}
