using Shouldly;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Exchange;
using Telephony.Tests.Site;
using Xunit;

namespace Telephony.Tests.Calls;

public sealed class MonitorTests
{
    private readonly TestSite site = new();

    [Theory]
    [InlineData(MonitorMode.Listen, "1:2 2:1 3:1+2")]
    [InlineData(MonitorMode.Whisper, "1:2 2:1+3 3:1+2")]
    [InlineData(MonitorMode.Barge, "1:2+3 2:1+3 3:1+2")]
    public void Monitor_InEachMode_IsHeardByWhomItShould(MonitorMode mode, string earshot)
    {
        var id = Monitored(mode);
        site.Earshot(id).ShouldBe(earshot);
        site.Fact<Fact.MonitorStarted>().ShouldBe(new Fact.MonitorStarted(site.Now, id, House.Sue, mode, new LegId(id, 3)));
        site.Call(id).Monitors.ShouldBe([new CallMonitor(House.Sue, mode, new LegId(id, 3), site.Now)]);
    }

    [Fact]
    public void Listen_NamesTheSupervisorInNobodysEar()
    {
        var id = Monitored(MonitorMode.Listen);
        site.Last.OfType<Effect.ConnectLegs>().ShouldBeEmpty();
        site.Last.OfType<Effect.Hear>().ShouldBe([new Effect.Hear(new LegId(id, 3), [new LegId(id, 1), new LegId(id, 2)])]);
    }

    [Fact]
    public void Supervisor_WhileHeMonitors_IsNotReadyForThatReasonAndAfterwardsWhatHeWas()
    {
        site.SignIn(House.Sue);
        site.Choose(House.Sue, Presence.NotReady, "training");
        var id = Monitored(MonitorMode.Listen);
        site.Agent(House.Sue).Presence.ShouldBe(Presence.NotReady);
        site.Agent(House.Sue).Reason.ShouldBe(NotReadyReasons.Monitoring);
        site.Agent(House.Sue).Monitoring.ShouldBe(id);
        site.Send(new Input.StopMonitoring(House.Sue, id));
        site.Agent(House.Sue).Reason.ShouldBe("training");
        site.Agent(House.Sue).Monitoring.ShouldBeNull();
        site.Last.ShouldContain(new Effect.ReleaseLeg(new LegId(id, 3)));
        site.Fact<Fact.MonitorEnded>().Reason.ShouldBe(MonitorEndings.Stopped);
        site.Earshot(id).ShouldBe("1:2 2:1");
    }

    [Fact]
    public void Supervisor_WhoIsSignedOut_NeedsOnlyADevice()
    {
        var id = site.Talk(House.Ann);
        site.ShouldRefuse(new Input.Monitor(House.Sue, id, MonitorMode.Listen), Rules.MonitorNeedsADevice);
        site.Send(new Input.DeviceChanged(House.Sue, AgentDevice.Browser, true));
        site.Send(new Input.Monitor(House.Sue, id, MonitorMode.Listen));
        site.Call(id).Monitors.ShouldHaveSingleItem();
        site.CustomerLeaves(id);
        site.Agent(House.Sue).Presence.ShouldBe(Presence.SignedOut);
        site.Fact<Fact.MonitorEnded>().Reason.ShouldBe(MonitorEndings.CallEnded);
        site.Last.ShouldContain(new Effect.ReleaseLeg(new LegId(id, 3)));
    }

    [Fact]
    public void Supervisor_WhoWasReady_IsOfferedNothingUntilHeStops()
    {
        var id = site.Talk(House.Ann);
        site.Ready(House.Bob);
        site.Send(new Input.Monitor(House.Bob, id, MonitorMode.Listen));
        var other = site.Arrive();
        site.Call(other).Phase.ShouldBe(CallPhase.Waiting);
        site.ShouldRefuse(new Input.Dial(House.Bob, site.NewId(), "13900139000", House.Hotline, "trunk", "callback", null), Rules.AgentIsMonitoring);
        site.ShouldRefuse(new Input.SetPresence(House.Bob, Presence.Ready, null, AgentDevice.Phone, "bob"), Rules.AgentIsMonitoring);
        site.ShouldRefuse(new Input.Consult(House.Ann, id, House.ToBob), Rules.TransferTargetIsNotFree);
        site.Send(new Input.StopMonitoring(House.Bob, id));
        site.Call(other).Agent.ShouldBe(House.Bob);
    }

    [Fact]
    public void Supervisor_WhoChoosesAStateMeanwhile_GetsItAfterwards()
    {
        var id = Monitored(MonitorMode.Listen);
        site.Choose(House.Sue, Presence.Ready);
        site.Agent(House.Sue).Presence.ShouldBe(Presence.NotReady);
        site.Send(new Input.StopMonitoring(House.Sue, id));
        site.Agent(House.Sue).Presence.ShouldBe(Presence.Ready);
    }

    [Fact]
    public void Mode_ChangesInPlace()
    {
        var id = Monitored(MonitorMode.Listen);
        site.ShouldIgnore(new Input.Monitor(House.Sue, id, MonitorMode.Listen));
        site.PassSeconds(5);
        site.Send(new Input.Monitor(House.Sue, id, MonitorMode.Whisper));
        site.Last.OfType<Effect.Hear>().ShouldHaveSingleItem().Listener.ShouldBe(new LegId(id, 2), "only the agent's ear changes");
        site.Fact<Fact.MonitorChanged>().Mode.ShouldBe(MonitorMode.Whisper);
        site.Send(new Input.Monitor(House.Sue, id, MonitorMode.Barge));
        site.Earshot(id).ShouldBe("1:2+3 2:1+3 3:1+2");
        site.Send(new Input.Monitor(House.Sue, id, MonitorMode.Listen));
        site.Earshot(id).ShouldBe("1:2 2:1 3:1+2");
        site.Call(id).Monitors.ShouldHaveSingleItem().Since.ShouldBe(site.Now.AddSeconds(-5));
    }

    [Fact]
    public void TakeOver_MakesTheSupervisorTheAgent()
    {
        var id = Monitored(MonitorMode.Whisper);
        site.PassSeconds(10);
        site.Send(new Input.Monitor(House.Sue, id, MonitorMode.TakeOver));
        site.Earshot(id).ShouldBe("1:3 3:1");
        site.Call(id).Agent.ShouldBe(House.Sue);
        site.Call(id).Monitors.ShouldBeEmpty();
        site.Agent(House.Sue).Presence.ShouldBe(Presence.Busy);
        site.Agent(House.Ann).Presence.ShouldBe(Presence.WrapUp);
        site.Fact<Fact.MonitorEnded>().Reason.ShouldBe(MonitorEndings.TookOver);
        site.Fact<Fact.CallTakenOver>().ShouldBe(new Fact.CallTakenOver(site.Now, id, House.Ann, House.Sue, new LegId(id, 3)));
        site.Fact<Fact.CallAnswered>().Agent.ShouldBe(House.Sue);
        site.CustomerLeaves(id);
        site.PassSeconds(30);
        site.Agent(House.Sue).Presence.ShouldBe(Presence.NotReady, "she is what she was before");
        site.Counters(House.Repair).Handled.ShouldBe(1);
    }

    [Fact]
    public void TakeOver_FromTheStart_OfAHeldCustomer_TalksAtOnce()
    {
        var id = site.Talk(House.Ann);
        site.Send(new Input.Hold(House.Ann, id));
        site.SignIn(House.Sue);
        site.Send(new Input.Monitor(House.Sue, id, MonitorMode.TakeOver));
        site.Earshot(id).ShouldBe("1:3 3:1");
        site.Call(id).Phase.ShouldBe(CallPhase.Talking);
    }

    [Fact]
    public void TakeOver_InAConsult_LetsGoOfTheColleague()
    {
        var id = site.Talk(House.Ann);
        site.Ready(House.Bob);
        site.Send(new Input.Consult(House.Ann, id, House.ToBob));
        site.SignIn(House.Sue);
        site.Send(new Input.Monitor(House.Sue, id, MonitorMode.TakeOver));
        site.Fact<Fact.ConsultEnded>().Reason.ShouldBe(ConsultEndings.TakenOver);
        site.Agent(House.Bob).Presence.ShouldBe(Presence.Ready);
        site.Earshot(id).ShouldBe("1:4 4:1");
    }

    [Fact]
    public void TakeOver_InAConference_GoesOnWithTheSupervisor()
    {
        var id = site.Talk(House.Ann);
        site.Ready(House.Bob);
        site.Send(new Input.Consult(House.Ann, id, House.ToBob));
        site.Send(new Input.Answer(House.Bob, id));
        site.Send(new Input.Conference(House.Ann, id));
        site.SignIn(House.Sue);
        site.Send(new Input.Monitor(House.Sue, id, MonitorMode.TakeOver));
        site.Earshot(id).ShouldBe("1:3+4 3:1+4 4:1+3");
    }

    [Fact]
    public void TakeOver_OfACallThatWasTransferredOut_BringsItBack()
    {
        var id = site.Talk(House.Ann);
        site.Send(new Input.BlindTransfer(House.Ann, id, House.Outside, "ann"));
        site.Send(new Input.LegAnswered(new LegId(id, 3)));
        site.SignIn(House.Sue);
        site.Send(new Input.Monitor(House.Sue, id, MonitorMode.Listen));
        site.Earshot(id).ShouldBe("1:3 3:1 4:1+3");
        site.Send(new Input.Monitor(House.Sue, id, MonitorMode.TakeOver));
        site.Last.ShouldContain(new Effect.ReleaseLeg(new LegId(id, 3)));
        site.Earshot(id).ShouldBe("1:4 4:1");
        site.Fact<Fact.CallTakenOver>().From.ShouldBeNull();
    }

    [Fact]
    public void Monitor_StaysAtTheAgentsEar_ThroughHoldAndConsult()
    {
        var id = Monitored(MonitorMode.Barge);
        site.Send(new Input.Hold(House.Ann, id));
        site.Earshot(id).ShouldBe("2:3 3:2", "the held customer hears his music, and nobody overhears him");
        site.Send(new Input.Resume(House.Ann, id));
        site.Earshot(id).ShouldBe("1:2+3 2:1+3 3:1+2");
        site.Ready(House.Bob);
        site.Send(new Input.Consult(House.Ann, id, House.ToBob));
        site.Send(new Input.Answer(House.Bob, id));
        site.Earshot(id).ShouldBe("2:3+4 3:2+4 4:2+3");
        site.Send(new Input.ToggleConsult(House.Ann, id));
        site.Earshot(id).ShouldBe("1:2+3 2:1+3 3:1+2");
        site.Send(new Input.Conference(House.Ann, id));
        site.Earshot(id).ShouldBe("1:2+3+4 2:1+3+4 3:1+2+4 4:1+2+3");
    }

    [Fact]
    public void Whisper_InAConference_ReachesTheAgentAlone()
    {
        var id = Monitored(MonitorMode.Whisper);
        site.Ready(House.Bob);
        site.Send(new Input.Consult(House.Ann, id, House.ToBob));
        site.Send(new Input.Answer(House.Bob, id));
        site.Send(new Input.Conference(House.Ann, id));
        site.Earshot(id).ShouldBe("1:2+4 2:1+3+4 3:1+2+4 4:1+2");
    }

    [Fact]
    public void Monitor_FollowsTheCustomer_ThroughATransfer()
    {
        var id = Monitored(MonitorMode.Whisper);
        site.Ready(House.Bob);
        site.Send(new Input.BlindTransfer(House.Ann, id, House.ToBob, "ann"));
        site.Earshot(id).ShouldBeEmpty();
        site.Call(id).Monitors.ShouldHaveSingleItem();
        site.Send(new Input.Answer(House.Bob, id));
        site.Earshot(id).ShouldBe("1:4 3:1+4 4:1+3");
    }

    [Fact]
    public void Monitor_FollowsTheCustomer_ThroughTheQueue()
    {
        var id = Monitored(MonitorMode.Listen);
        site.Send(new Input.BlindTransfer(House.Ann, id, House.ToInstalls, "ann"));
        site.Earshot(id).ShouldBeEmpty();
        site.Ready(House.Cai);
        site.Send(new Input.Answer(House.Cai, id));
        site.Earshot(id).ShouldBe("1:4 3:1+4 4:1");
    }

    [Fact]
    public void TwoMonitors_HearEachOthersWhispers()
    {
        var id = Monitored(MonitorMode.Whisper);
        site.SignIn(House.Bob);
        site.Send(new Input.Monitor(House.Bob, id, MonitorMode.Listen));
        site.Earshot(id).ShouldBe("1:2 2:1+3 3:1+2 4:1+2+3");
    }

    [Fact]
    public void Phone_OfASupervisor_RingsAndJoinsWhenPickedUp()
    {
        var id = site.Talk(House.Ann);
        site.SignIn(House.Sue, AgentDevice.Phone);
        site.Send(new Input.Monitor(House.Sue, id, MonitorMode.Listen));
        site.Last.OfType<Effect.OfferCall>().ShouldHaveSingleItem().Leg.ShouldBe(new LegId(id, 3));
        site.Facts.OfType<Fact.MonitorStarted>().ShouldBeEmpty();
        site.Earshot(id).ShouldBe("1:2 2:1");
        site.Send(new Input.Monitor(House.Sue, id, MonitorMode.Whisper)).ShouldBeEmpty();
        site.Send(new Input.LegAnswered(new LegId(id, 3)));
        site.Fact<Fact.MonitorStarted>().Mode.ShouldBe(MonitorMode.Whisper);
        site.Earshot(id).ShouldBe("1:2 2:1+3 3:1+2");
        site.HasTimer(TimerKind.MonitorRing).ShouldBeFalse();
        site.Send(new Input.LegEnded(new LegId(id, 3), LegEnding.HungUp));
        site.Fact<Fact.MonitorEnded>().Reason.ShouldBe(MonitorEndings.Hangup);
        site.Agent(House.Sue).Reason.ShouldBe(NotReadyReasons.SignedIn);
    }

    [Fact]
    public void Phone_OfASupervisor_ThatNobodyPicksUp_IsGivenUp()
    {
        var id = site.Talk(House.Ann);
        site.SignIn(House.Sue, AgentDevice.Phone);
        site.Send(new Input.Monitor(House.Sue, id, MonitorMode.Listen));
        site.PassSeconds(20);
        site.Fact<Fact.MonitorEnded>().Reason.ShouldBe(MonitorEndings.NoAnswer);
        site.Last.ShouldContain(new Effect.WithdrawOffer(new LegId(id, 3), House.Sue, AgentDevice.Phone));
        site.Call(id).Monitors.ShouldBeEmpty();
    }

    [Fact]
    public void Phone_PickedUpToTakeOver_WhenNobodyTalksAnyMore_IsReleased()
    {
        var id = site.Talk(House.Ann);
        site.SignIn(House.Sue, AgentDevice.Phone);
        site.Send(new Input.Monitor(House.Sue, id, MonitorMode.TakeOver));
        site.Send(new Input.BlindTransfer(House.Ann, id, House.ToInstalls, "ann"));
        site.Send(new Input.LegAnswered(new LegId(id, 3)));
        site.Fact<Fact.MonitorEnded>().Reason.ShouldBe(MonitorEndings.CallEnded);
        site.Last.ShouldContain(new Effect.ReleaseLeg(new LegId(id, 3)));
        site.Call(id).Phase.ShouldBe(CallPhase.Waiting);
    }

    [Fact]
    public void Phone_PickedUpToTakeOver_TakesOver()
    {
        var id = site.Talk(House.Ann);
        site.SignIn(House.Sue, AgentDevice.Phone);
        site.Send(new Input.Monitor(House.Sue, id, MonitorMode.TakeOver));
        site.Call(id).Agent.ShouldBe(House.Ann);
        site.Send(new Input.LegAnswered(new LegId(id, 3)));
        site.Call(id).Agent.ShouldBe(House.Sue);
        site.Earshot(id).ShouldBe("1:3 3:1");
    }

    [Fact]
    public void Browser_OfASupervisor_WhenLost_EndsTheMonitoringAtOnce()
    {
        var id = Monitored(MonitorMode.Barge);
        site.Send(new Input.DeviceChanged(House.Sue, AgentDevice.Browser, false));
        site.Fact<Fact.MonitorEnded>().Reason.ShouldBe(MonitorEndings.DeviceLost);
        site.Earshot(id).ShouldBe("1:2 2:1");
        site.Agent(House.Sue).Monitoring.ShouldBeNull();
    }

    [Fact]
    public void Monitor_OfAnotherCall_EndsTheFirst()
    {
        var first = Monitored(MonitorMode.Listen);
        var second = site.Talk(House.Bob);
        site.Send(new Input.Monitor(House.Sue, second, MonitorMode.Listen));
        site.Call(first).Monitors.ShouldBeEmpty();
        site.Agent(House.Sue).Monitoring.ShouldBe(second);
        site.Send(new Input.StopMonitoring(House.Sue, second));
        site.Agent(House.Sue).Reason.ShouldBe(NotReadyReasons.SignedIn);
    }

    [Fact]
    public void Configure_WithoutTheSupervisor_EndsHisMonitoring()
    {
        var id = Monitored(MonitorMode.Barge);
        site.Send(new Input.Configure(House.Plan.Without(House.Sue)));
        site.Call(id).Monitors.ShouldBeEmpty();
        site.State.Agents.ContainsKey(House.Sue).ShouldBeFalse();
    }

    [Fact]
    public void EndAll_FreesSupervisorsToo()
    {
        Monitored(MonitorMode.Barge);
        site.Send(new Input.EndAll());
        site.Agent(House.Sue).Monitoring.ShouldBeNull();
        site.Agent(House.Sue).Reason.ShouldBe(NotReadyReasons.SignedIn);
    }

    [Fact]
    public void Agent_WhoseBrowserComesBack_HearsTheWhisperAgain()
    {
        var id = Monitored(MonitorMode.Whisper);
        site.Send(new Input.DeviceChanged(House.Ann, AgentDevice.Browser, false));
        site.Send(new Input.DeviceChanged(House.Ann, AgentDevice.Browser, true));
        site.Last.OfType<Effect.Hear>().Select(hear => hear.ToString()).ShouldBe([
            new Effect.Hear(new LegId(id, 1), [new LegId(id, 2)]).ToString(),
            new Effect.Hear(new LegId(id, 2), [new LegId(id, 1), new LegId(id, 3)]).ToString(),
            new Effect.Hear(new LegId(id, 3), [new LegId(id, 1), new LegId(id, 2)]).ToString(),
        ]);
    }

    [Fact]
    public void Monitor_WhenNotAllowed_NamesTheRule()
    {
        site.Send(new Input.DeviceChanged(House.Sue, AgentDevice.Browser, true));
        var waiting = site.Arrive();
        Refused(House.Sue, waiting, Rules.MonitorNeedsATalk);
        site.CustomerLeaves(waiting);
        var id = site.Talk(House.Ann);
        Refused(new AgentId("nobody"), id, Rules.AgentIsUnknown);
        Refused(House.Sue, site.NewId(), Rules.CallIsGone);
        Refused(House.Ann, id, Rules.MonitorYourself);
        site.Talk(House.Bob);
        Refused(House.Bob, id, Rules.SupervisorIsOnACall);
        site.ShouldRefuse(new Input.StopMonitoring(House.Sue, id), Rules.NothingIsMonitored);
        site.ShouldRefuse(new Input.StopMonitoring(new AgentId("nobody"), id), Rules.AgentIsUnknown);
    }

    [Fact]
    public void Monitor_BySixOfThem_IsOneTooMany()
    {
        var crowd = Enumerable.Range(1, Limits.Monitors + 1).Select(number => new AgentId($"sup{number}")).ToList();
        var plan = House.Plan with { Agents = House.Plan.Agents.AddRange(crowd.Select(id => KeyValuePair.Create(id, new AgentPlan(id, id.Value, "8100")))) };
        var id = site.Talk(House.Ann);
        site.Send(new Input.Configure(plan));
        foreach (var supervisor in crowd)
            site.Send(new Input.DeviceChanged(supervisor, AgentDevice.Browser, true));
        foreach (var supervisor in crowd.SkipLast(1))
            site.Send(new Input.Monitor(supervisor, id, MonitorMode.Barge));
        site.Hears(id, 1, 7).ShouldBeTrue();
        site.ShouldRefuse(new Input.Monitor(crowd[^1], id, MonitorMode.Listen), Rules.TooManyMonitors);
        site.Last.OfType<Effect.Refuse>().ShouldHaveSingleItem().Reason.Parameters["limit"].ShouldBe("5");
    }

    private void Refused(AgentId supervisor, InteractionId id, string rule) => site.ShouldRefuse(new Input.Monitor(supervisor, id, MonitorMode.Listen), rule);

    private InteractionId Monitored(MonitorMode mode)
    {
        var id = site.Talk(House.Ann);
        if (site.Agent(House.Sue).Presence == Presence.SignedOut)
            site.SignIn(House.Sue);
        site.Send(new Input.Monitor(House.Sue, id, mode));
        return id;
    }
}
