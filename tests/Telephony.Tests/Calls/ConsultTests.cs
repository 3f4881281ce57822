using Shouldly;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Exchange;
using Telephony.Ivr;
using Telephony.Tests.Site;
using Xunit;

namespace Telephony.Tests.Calls;

public sealed class ConsultTests
{
    private readonly TestSite site = new();

    [Fact]
    public void Consult_WithAColleague_HoldsTheCustomerAndRingsHim()
    {
        var id = site.Talk(House.Ann);
        site.Ready(House.Bob);
        Start(id, House.ToBob);
        site.Last.ShouldContain(new Effect.OfferCall(new LegId(id, 3), House.Bob, AgentDevice.Browser, 2));
        site.Last.ShouldContain(new Effect.PlayPrompt(TestSite.Customer(id), House.Music, Loop: true));
        site.Last.ShouldContain(new Effect.PlayPrompt(new LegId(id, 2), Prompts.RingBack, Loop: true));
        site.Facts.Select(fact => fact.GetType()).ShouldBe([typeof(Fact.CallHeld), typeof(Fact.ConsultStarted), typeof(Fact.CallOffered), typeof(Fact.PresenceChanged)]);
        site.Call(id).Phase.ShouldBe(CallPhase.Held);
        site.Call(id).Agent.ShouldBe(House.Ann);
        site.Call(id).Consult.ShouldBe(new Consultation(House.ToBob, House.Bob, new LegId(id, 3), ConsultPhase.Ringing, ConsultSide.Target, site.Now));
        site.Agent(House.Bob).Presence.ShouldBe(Presence.Ringing);
        site.Earshot(id).ShouldBeEmpty();

        site.PassSeconds(4);
        site.Send(new Input.Answer(House.Bob, id));
        site.Earshot(id).ShouldBe("2:3 3:2");
        site.Agent(House.Bob).Presence.ShouldBe(Presence.Busy);
        site.Fact<Fact.ConsultAnswered>().ShouldBe(new Fact.ConsultAnswered(site.Now, id, House.Ann, House.Bob, new LegId(id, 3)));
        site.HasTimer(TimerKind.RingTimeout).ShouldBeFalse();
    }

    [Fact]
    public void Consult_WithAPhone_IsAnsweredThere()
    {
        var id = site.Talk(House.Ann);
        site.Ready(House.Bob, AgentDevice.Phone);
        Start(id, House.ToBob);
        site.ShouldRefuse(new Input.Answer(House.Bob, id), Rules.AnswerOnThePhone);
        site.Send(new Input.LegAnswered(new LegId(id, 3)));
        site.Earshot(id).ShouldBe("2:3 3:2");
    }

    [Fact]
    public void Consult_WithAQueue_RingsItsLongestIdleFreeMember()
    {
        var id = site.Talk(House.Ann);
        site.ShouldRefuse(new Input.Consult(House.Ann, id, House.ToInstalls), Rules.TransferTargetIsNotFree);
        site.Ready(House.Cai);
        site.PassSeconds(5);
        site.Ready(House.Bob);
        Start(id, House.ToInstalls);
        site.Call(id).Consult!.Agent.ShouldBe(House.Cai);
        site.Call(id).Consult!.Target.ShouldBe(House.ToInstalls);
    }

    [Fact]
    public void Consult_OfAHeldCustomer_TellsNoSecondHold()
    {
        var id = site.Talk(House.Ann);
        site.Send(new Input.Hold(House.Ann, id));
        Start(id, House.Outside);
        site.Facts.OfType<Fact.CallHeld>().ShouldBeEmpty();
        site.Last.ShouldContain(new Effect.DialOut(new LegId(id, 3), "13700137000", House.Hotline, "trunk"));
        site.Send(new Input.LegAnswered(new LegId(id, 3)));
        site.Earshot(id).ShouldBe("2:3 3:2");
    }

    [Fact]
    public void Toggle_SwapsBetweenCustomerAndConsultedParty()
    {
        var id = Talking(House.ToBob);
        site.Send(new Input.ToggleConsult(House.Ann, id));
        site.Earshot(id).ShouldBe("1:2 2:1");
        site.Call(id).Phase.ShouldBe(CallPhase.Talking);
        site.Last.ShouldContain(new Effect.PlayPrompt(new LegId(id, 3), House.Music, Loop: true));
        site.Fact<Fact.CallResumed>();
        site.Send(new Input.ToggleConsult(House.Ann, id));
        site.Earshot(id).ShouldBe("2:3 3:2");
        site.Call(id).Phase.ShouldBe(CallPhase.Held);
        site.Fact<Fact.CallHeld>();
    }

    [Fact]
    public void Complete_GivesTheCustomerToTheColleagueAndTheAgentWrapsUp()
    {
        var id = Talking(House.ToBob);
        site.PassSeconds(15);
        Complete(id);
        site.Earshot(id).ShouldBe("1:3 3:1");
        site.Call(id).Phase.ShouldBe(CallPhase.Talking);
        site.Call(id).Agent.ShouldBe(House.Bob);
        site.Call(id).AgentSince.ShouldBe(site.Now);
        site.Call(id).Consult.ShouldBeNull();
        site.Agent(House.Ann).Presence.ShouldBe(Presence.WrapUp);
        site.Agent(House.Bob).CallsToday.ShouldBe(1);
        site.Fact<Fact.ConsultEnded>().Reason.ShouldBe(ConsultEndings.Transferred);
        site.Fact<Fact.CallTransferred>().ShouldBe(new Fact.CallTransferred(site.Now, id, House.Ann, House.ToBob, TransferKind.Consult, new LegId(id, 3)));
        site.Fact<Fact.CallAnswered>().Agent.ShouldBe(House.Bob);

        site.PassSeconds(40);
        site.CustomerLeaves(id);
        site.Send(new Input.FinishWrapUp(House.Bob));
        site.Counters(House.Repair).Handled.ShouldBe(1);
        site.Agent(House.Ann).Presence.ShouldBe(Presence.Ready);
    }

    [Fact]
    public void Complete_WithTheCustomerInTheEar_IsTheSame()
    {
        var id = Talking(House.ToBob);
        site.Send(new Input.ToggleConsult(House.Ann, id));
        Complete(id);
        site.Last.ShouldContain(new Effect.ConnectLegs(TestSite.Customer(id), new LegId(id, 3)));
        site.Earshot(id).ShouldBe("1:3 3:1");
    }

    [Fact]
    public void Complete_ToAnOutsideParty_LeavesNoAgentInTheCall()
    {
        var id = Talking(House.Outside);
        Complete(id);
        site.Call(id).Phase.ShouldBe(CallPhase.TransferredOut);
        site.Call(id).Agent.ShouldBeNull();
        site.Earshot(id).ShouldBe("1:3 3:1");
        site.Fact<Fact.OutsideAnswered>().Number.ShouldBe("13700137000");
        site.Fact<Fact.CallTransferred>().Kind.ShouldBe(TransferKind.Consult);
    }

    [Fact]
    public void Complete_WhileItRings_IsABlindTransferWithTheSameRing()
    {
        var id = site.Talk(House.Ann);
        site.Ready(House.Bob);
        Start(id, House.ToBob);
        site.PassSeconds(5);
        Complete(id);
        site.Call(id).Phase.ShouldBe(CallPhase.Transferring);
        site.Call(id).Agent.ShouldBe(House.Bob);
        site.Fact<Fact.CallTransferred>().Kind.ShouldBe(TransferKind.Blind);
        site.Last.OfType<Effect.OfferCall>().ShouldBeEmpty();
        site.Last.ShouldContain(new Effect.PlayPrompt(TestSite.Customer(id), Prompts.RingBack, Loop: true));
        site.PassSeconds(15);
        site.Fact<Fact.TransferFailed>().Reason.ShouldBe(OfferEndings.RingNoAnswer);
        site.Call(id).Phase.ShouldBe(CallPhase.Waiting);
    }

    [Fact]
    public void Complete_WhileANumberRings_ConnectsItWhenItAnswers()
    {
        var id = site.Talk(House.Ann);
        Start(id, House.Outside);
        Complete(id);
        site.Call(id).Phase.ShouldBe(CallPhase.Transferring);
        site.Send(new Input.LegAnswered(new LegId(id, 3)));
        site.Earshot(id).ShouldBe("1:3 3:1");
    }

    [Fact]
    public void Cancel_ReturnsToTheCustomerAndFreesTheColleagueWithoutWrapUp()
    {
        var id = Talking(House.ToBob);
        site.Send(new Input.CancelConsult(House.Ann, id));
        site.Earshot(id).ShouldBe("1:2 2:1");
        site.Call(id).Phase.ShouldBe(CallPhase.Talking);
        site.Last.ShouldContain(new Effect.ReleaseLeg(new LegId(id, 3)));
        site.Fact<Fact.ConsultEnded>().Reason.ShouldBe(ConsultEndings.Cancelled);
        site.Fact<Fact.CallResumed>();
        site.Agent(House.Bob).Presence.ShouldBe(Presence.Ready);
        site.Agent(House.Bob).CallsToday.ShouldBe(0);
    }

    [Fact]
    public void Cancel_WhileItRings_IsNotHeldAgainstTheColleague()
    {
        var id = site.Talk(House.Ann);
        site.Ready(House.Bob);
        var readySince = site.Agent(House.Bob).ReadySince;
        Start(id, House.ToBob);
        site.PassSeconds(5);
        site.Send(new Input.CancelConsult(House.Ann, id));
        site.Last.ShouldContain(new Effect.WithdrawOffer(new LegId(id, 3), House.Bob, AgentDevice.Browser));
        site.Last.ShouldContain(new Effect.StopPrompt(new LegId(id, 2)));
        site.Agent(House.Bob).ReadySince.ShouldBe(readySince);
        site.Agent(House.Bob).Presence.ShouldBe(Presence.Ready);
        site.HasTimer(TimerKind.RingTimeout).ShouldBeFalse();
    }

    public static TheoryData<string, string> NoAnswers => new()
    {
        { "no answer", ConsultEndings.RingNoAnswer },
        { "reject", ConsultEndings.Declined },
        { "device lost", ConsultEndings.DeviceLost },
    };

    [Theory]
    [MemberData(nameof(NoAnswers))]
    public void Consult_ThatIsNotAnswered_LeavesTheCustomerHeldForTheAgentToResume(string how, string reason)
    {
        var id = site.Talk(House.Ann);
        site.Ready(House.Bob);
        Start(id, House.ToBob);
        if (how == "no answer")
            site.PassSeconds(20);
        else if (how == "reject")
            site.Send(new Input.Reject(House.Bob, id));
        else
            site.Send(new Input.DeviceChanged(House.Bob, AgentDevice.Browser, false));

        site.Fact<Fact.ConsultEnded>().Reason.ShouldBe(reason);
        site.Fact<Fact.OfferEnded>().Reason.ShouldBe(reason);
        site.Agent(House.Bob).Reason.ShouldBe(reason);
        site.Call(id).Phase.ShouldBe(CallPhase.Held);
        site.Call(id).Consult.ShouldBeNull();
        site.Earshot(id).ShouldBeEmpty();
        site.Send(new Input.Resume(House.Ann, id));
        site.Earshot(id).ShouldBe("1:2 2:1");
    }

    [Theory]
    [InlineData(LegEnding.Busy, ConsultEndings.Busy)]
    [InlineData(LegEnding.NoAnswer, ConsultEndings.NoAnswer)]
    [InlineData(LegEnding.Rejected, ConsultEndings.Rejected)]
    [InlineData(LegEnding.Unreachable, ConsultEndings.Unreachable)]
    public void Consult_WithANumberThatIsNotReached_TellsWhy(LegEnding ending, string reason)
    {
        var id = site.Talk(House.Ann);
        Start(id, House.Outside);
        site.Send(new Input.LegEnded(new LegId(id, 3), ending));
        site.Fact<Fact.ConsultEnded>().Reason.ShouldBe(reason);
        site.Call(id).Phase.ShouldBe(CallPhase.Held);
    }

    [Fact]
    public void Consult_WithANumberThatRingsForEver_Ends()
    {
        var id = site.Talk(House.Ann);
        Start(id, House.Outside);
        site.PassSeconds(45);
        site.Fact<Fact.ConsultEnded>().Reason.ShouldBe(ConsultEndings.NoAnswer);
        site.Last.ShouldContain(new Effect.ReleaseLeg(new LegId(id, 3)));
    }

    [Fact]
    public void ConsultedParty_WhenHeHangsUp_LeavesTheCustomerHeld()
    {
        var id = Talking(House.ToBob);
        site.Send(new Input.HangUp(House.Bob, id, "bob"));
        site.Fact<Fact.ConsultEnded>().Reason.ShouldBe(ConsultEndings.Hangup);
        site.Call(id).Phase.ShouldBe(CallPhase.Held);
        site.Agent(House.Bob).Presence.ShouldBe(Presence.Ready);
        site.Agent(House.Ann).Presence.ShouldBe(Presence.Busy);
    }

    [Fact]
    public void Customer_WhenHeHangsUpInAConsult_EndsAllOfIt()
    {
        var id = Talking(House.ToBob);
        site.CustomerLeaves(id);
        site.Fact<Fact.CallEnded>().Termination.ShouldBe(new Termination(TerminationClass.Completed, TerminationReasons.Hangup, EndedBy.Customer));
        site.Fact<Fact.ConsultEnded>().Reason.ShouldBe(ConsultEndings.CallEnded);
        site.Last.OfType<Effect.ReleaseLeg>().Select(release => release.Leg.Number).ShouldBe([2, 3]);
        site.Agent(House.Ann).Presence.ShouldBe(Presence.WrapUp);
        site.Agent(House.Bob).Presence.ShouldBe(Presence.Ready);
    }

    [Fact]
    public void HangUp_WithTheConsultedPartyInTheEar_GoesBackToTheCustomer()
    {
        var id = Talking(House.ToBob);
        site.Send(new Input.HangUp(House.Ann, id, "ann"));
        site.Earshot(id).ShouldBe("1:2 2:1");
        site.Fact<Fact.ConsultEnded>().Reason.ShouldBe(ConsultEndings.Cancelled);
    }

    [Fact]
    public void HangUp_WithTheCustomerInTheEar_EndsTheCall()
    {
        var id = Talking(House.ToBob);
        site.Send(new Input.ToggleConsult(House.Ann, id));
        site.Send(new Input.HangUp(House.Ann, id, "ann"));
        site.State.Calls.ShouldBeEmpty();
        site.Agent(House.Bob).Presence.ShouldBe(Presence.Ready);
    }

    [Fact]
    public void HangUp_ByASupervisorInAConsult_EndsTheCall()
    {
        var id = Talking(House.ToBob);
        site.Send(new Input.HangUp(House.Ann, id, "supervisor1"));
        site.Fact<Fact.CallEnded>().Termination.Reason.ShouldBe(TerminationReasons.ForcedRelease);
    }

    [Fact]
    public void AgentsPhone_WhenItHangsUpInAConsult_CompletesIt()
    {
        site.Ready(House.Ann, AgentDevice.Phone);
        var id = site.Arrive();
        site.Send(new Input.LegAnswered(new LegId(id, 2)));
        site.Ready(House.Bob);
        Start(id, House.ToBob);
        site.Send(new Input.Answer(House.Bob, id));
        site.Send(new Input.LegEnded(new LegId(id, 2), LegEnding.HungUp));
        site.Earshot(id).ShouldBe("1:3 3:1");
        site.Call(id).Agent.ShouldBe(House.Bob);
        site.Agent(House.Ann).Presence.ShouldBe(Presence.WrapUp);
    }

    [Fact]
    public void Agent_WhenHeIsLostInAConsult_LeavesTheCustomerWithTheColleague()
    {
        var id = Talking(House.ToBob);
        site.Send(new Input.DeviceChanged(House.Ann, AgentDevice.Browser, false));
        site.PassSeconds(30);
        site.Call(id).Agent.ShouldBe(House.Bob);
        site.Earshot(id).ShouldBe("1:3 3:1");
        site.Agent(House.Ann).Reason.ShouldBe(NotReadyReasons.DeviceLost);
    }

    [Fact]
    public void Agent_WhenHeIsLostWhileItRings_LeavesTheCustomerOnHisWay()
    {
        var id = site.TalkOutbound(House.Ann);
        site.Send(new Input.DeviceChanged(House.Ann, AgentDevice.Browser, false));
        site.PassSeconds(20);
        site.Ready(House.Bob);
        Start(id, House.ToBob);
        site.PassSeconds(10);
        site.Call(id).Phase.ShouldBe(CallPhase.Transferring);
        site.Agent(House.Ann).Reason.ShouldBe(NotReadyReasons.DeviceLost);
        site.Send(new Input.Reject(House.Bob, id));
        site.Call(id).Phase.ShouldBe(CallPhase.Waiting);
    }

    [Fact]
    public void Agent_WhoseBrowserComesBack_IsWithWhomHeWas()
    {
        var id = Talking(House.ToBob);
        site.Send(new Input.DeviceChanged(House.Ann, AgentDevice.Browser, false));
        site.Send(new Input.DeviceChanged(House.Ann, AgentDevice.Browser, true));
        site.Last.ShouldContain(new Effect.ConnectLegs(new LegId(id, 2), new LegId(id, 3)));
        site.Earshot(id).ShouldBe("2:3 3:2");
    }

    [Fact]
    public void ConsultedAgent_WhenHisBrowserIsLostForGood_LeavesAgentAndCustomer()
    {
        var id = Talking(House.ToBob);
        site.Send(new Input.DeviceChanged(House.Bob, AgentDevice.Browser, false));
        site.Call(id).Consult.ShouldNotBeNull("a reload takes seconds");
        site.PassSeconds(30);
        site.Fact<Fact.ConsultEnded>().Reason.ShouldBe(ConsultEndings.DeviceLost);
        site.Agent(House.Bob).Reason.ShouldBe(NotReadyReasons.DeviceLost);
        site.Call(id).Phase.ShouldBe(CallPhase.Held);
    }

    [Fact]
    public void Configure_WithoutTheConsultedAgent_LetsHimFinish()
    {
        var id = Talking(House.ToBob);
        site.Send(new Input.Configure(House.Plan.Without(House.Bob)));
        site.Earshot(id).ShouldBe("2:3 3:2");
        site.Send(new Input.CancelConsult(House.Ann, id));
        site.State.Agents.ContainsKey(House.Bob).ShouldBeFalse();
    }

    [Fact]
    public void Consult_WhenNotAllowed_NamesTheRule()
    {
        var id = site.Talk(House.Ann);
        site.ShouldRefuse(new Input.Consult(House.Ann, id, House.ToBob), Rules.TransferTargetIsNotFree);
        site.ShouldRefuse(new Input.Consult(House.Ann, id, new TransferTarget.ToAgent(House.Ann)), Rules.TransferToYourself);
        site.ShouldRefuse(new Input.Consult(House.Ann, id, new TransferTarget.ToQueue(new QueueId("none"))), Rules.TransferTargetIsUnknown);
        site.ShouldRefuse(new Input.CompleteTransfer(House.Ann, id), Rules.NothingIsConsulted);
        site.ShouldRefuse(new Input.CancelConsult(House.Ann, id), Rules.NothingIsConsulted);
        site.ShouldRefuse(new Input.ToggleConsult(House.Ann, id), Rules.NothingIsConsulted);
        site.ShouldRefuse(new Input.Conference(House.Ann, id), Rules.NothingIsConsulted);
        site.Ready(House.Bob);
        Start(id, House.ToBob);
        site.ShouldRefuse(new Input.ToggleConsult(House.Ann, id), Rules.ConsultIsNotAnswered);
        site.ShouldRefuse(new Input.Conference(House.Ann, id), Rules.ConsultIsNotAnswered);
        site.ShouldRefuse(new Input.Resume(House.Ann, id), Rules.ConsultIsRunning);
        site.ShouldRefuse(new Input.Consult(House.Ann, id, House.Outside), Rules.ConsultIsRunning);
        site.ShouldRefuse(new Input.BlindTransfer(House.Ann, id, House.Outside, "ann"), Rules.ConsultIsRunning);
        site.ShouldRefuse(new Input.CompleteTransfer(House.Bob, id), Rules.CallIsNotYours);
        site.Send(new Input.Answer(House.Bob, id));
        site.ShouldRefuse(new Input.Answer(House.Bob, id), Rules.CallIsNotYours);
        site.Send(new Input.ToggleConsult(House.Ann, id));
        site.ShouldRefuse(new Input.Hold(House.Ann, id), Rules.ConsultIsRunning);
        site.Send(new Input.Conference(House.Ann, id));
        site.ShouldRefuse(new Input.Conference(House.Ann, id), Rules.ConferenceIsRunning);
        site.ShouldRefuse(new Input.ToggleConsult(House.Ann, id), Rules.ConferenceIsRunning);
    }

    private InteractionId Talking(TransferTarget target)
    {
        var id = site.Talk(House.Ann);
        site.Ready(House.Bob);
        Start(id, target);
        site.Send(target is TransferTarget.ToNumber ? new Input.LegAnswered(new LegId(id, 3)) : new Input.Answer(House.Bob, id));
        return id;
    }

    private void Start(InteractionId id, TransferTarget target)
    {
        site.Send(new Input.Consult(House.Ann, id, target));
        site.Call(id).Consult.ShouldNotBeNull();
    }

    private void Complete(InteractionId id) => site.Send(new Input.CompleteTransfer(House.Ann, id));
}
