using Shouldly;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Exchange;
using Telephony.Ivr;
using Telephony.Tests.Site;
using Xunit;

namespace Telephony.Tests.Calls;

public sealed class BlindTransferTests
{
    private readonly TestSite site = new();

    [Fact]
    public void BlindTransfer_ToAnAgent_OffersHimTheCustomerAndFreesTheOther()
    {
        var id = site.Talk(House.Ann);
        site.Ready(House.Cai);
        site.PassSeconds(60);
        Transfer(id, House.ToCai);

        site.Call(id).Phase.ShouldBe(CallPhase.Transferring);
        site.Call(id).Transfer.ShouldBe(new RunningTransfer(House.Ann, House.ToCai, TransferKind.Blind, new LegId(id, 3), IsReturn: false));
        site.Last.ShouldContain(new Effect.ReleaseLeg(new LegId(id, 2)));
        site.Last.ShouldContain(new Effect.OfferCall(new LegId(id, 3), House.Cai, AgentDevice.Browser, 2));
        site.Last.ShouldContain(new Effect.PlayPrompt(TestSite.Customer(id), Prompts.RingBack, Loop: true));
        site.Fact<Fact.CallTransferred>().ShouldBe(new Fact.CallTransferred(site.Now, id, House.Ann, House.ToCai, TransferKind.Blind, new LegId(id, 3)));
        site.Fact<Fact.CallOffered>().Agent.ShouldBe(House.Cai);
        site.Agent(House.Ann).Presence.ShouldBe(Presence.WrapUp, "she is free of the customer at once");
        site.Agent(House.Cai).Presence.ShouldBe(Presence.Ringing);

        site.PassSeconds(5);
        site.Send(new Input.Answer(House.Cai, id));
        site.Call(id).Phase.ShouldBe(CallPhase.Talking);
        site.Call(id).Agent.ShouldBe(House.Cai);
        site.Earshot(id).ShouldBe("1:3 3:1");
        site.Last.OfType<Effect.StartRecording>().ShouldBeEmpty("the recorder never stopped");
        site.Fact<Fact.CallAnswered>().Agent.ShouldBe(House.Cai);
        site.HasTimer(TimerKind.RingTimeout).ShouldBeFalse();
    }

    [Fact]
    public void BlindTransfer_ToAnAgentsPhone_IsTakenWhenHePicksUp()
    {
        var id = site.Talk(House.Ann);
        site.Ready(House.Cai, AgentDevice.Phone);
        Transfer(id, House.ToCai);
        site.ShouldRefuse(new Input.Answer(House.Cai, id), Rules.AnswerOnThePhone);
        site.Send(new Input.LegAnswered(new LegId(id, 3)));
        site.Earshot(id).ShouldBe("1:3 3:1");
    }

    [Fact]
    public void BlindTransfer_OfAHeldCustomer_GivesHimRingBackForHisMusic()
    {
        var id = site.Talk(House.Ann);
        site.Ready(House.Cai);
        site.Send(new Input.Hold(House.Ann, id));
        Transfer(id, House.ToCai);
        site.Last.ShouldContain(new Effect.PlayPrompt(TestSite.Customer(id), Prompts.RingBack, Loop: true));
        site.Send(new Input.Answer(House.Cai, id));
        site.Earshot(id).ShouldBe("1:3 3:1");
    }

    public static TheoryData<string> Failures => ["no answer", "reject", "phone rejects", "device lost"];

    [Theory]
    [MemberData(nameof(Failures))]
    public void BlindTransfer_WhenTheAgentDoesNotTakeIt_BringsTheCustomerBackToHisOldPlace(string failure)
    {
        var id = site.Talk(House.Ann);
        var queued = site.Call(id).Queued;
        site.Ready(House.Cai, failure == "phone rejects" ? AgentDevice.Phone : AgentDevice.Browser);
        site.PassSeconds(30);
        var later = site.Arrive();
        Transfer(id, House.ToCai);
        var reason = Fail(id, failure);

        site.Call(id).Phase.ShouldBe(CallPhase.Waiting);
        site.Call(id).Queue.ShouldBe(House.Repair);
        site.Call(id).Queued.ShouldBe(queued);
        site.Call(id).Recording.ShouldBeTrue();
        site.Fact<Fact.TransferFailed>().ShouldBe(new Fact.TransferFailed(site.Now, id, House.Ann, reason));
        site.Fact<Fact.OfferEnded>().Reason.ShouldBe(reason);
        site.Agent(House.Cai).Reason.ShouldBe(reason);

        site.Ready(House.Bob);
        site.Agent(House.Bob).Interaction.ShouldBe(id, "he queued before the other caller");
        site.Call(later).Phase.ShouldBe(CallPhase.Waiting);
    }

    [Fact]
    public void BlindTransfer_ThatFailed_IsOfferedToTheTransferringAgentLast()
    {
        site.Send(new Input.Configure(House.Plan.With(House.Plan.Queues[House.Repair] with { WrapUp = TimeSpan.Zero })));
        var id = site.Talk(House.Ann);
        site.PassSeconds(5);
        site.Ready(House.Bob);
        site.Ready(House.Cai);
        Transfer(id, House.ToCai);
        site.Agent(House.Ann).Presence.ShouldBe(Presence.Ready);
        site.Send(new Input.Reject(House.Cai, id));
        site.Call(id).Agent.ShouldBe(House.Bob);
        site.Send(new Input.Reject(House.Bob, id));
        site.Call(id).Agent.ShouldBe(House.Ann);
    }

    [Fact]
    public void BlindTransfer_ToAQueue_KeepsTheFirstTimeOfQueueingAndCountsANewEntry()
    {
        var id = site.Talk(House.Ann);
        var queued = site.Call(id).Queued;
        site.PassSeconds(60);
        var later = site.Arrive(House.Install);
        Transfer(id, House.ToInstalls);

        site.Call(id).Phase.ShouldBe(CallPhase.Waiting);
        site.Call(id).Queue.ShouldBe(House.Installs);
        site.Call(id).Queued.ShouldBe(queued);
        site.Call(id).QueueEntered.ShouldBe(site.Now);
        site.Fact<Fact.CallTransferred>().Leg.ShouldBeNull();
        site.Fact<Fact.CallQueued>().Queue.ShouldBe(House.Installs);
        site.Last.ShouldContain(new Effect.PlayPrompt(TestSite.Customer(id), House.Music, Loop: true));
        site.Counters(House.Installs).Offered.ShouldBe(2);

        site.PassSeconds(7);
        site.Ready(House.Cai);
        site.Agent(House.Cai).Interaction.ShouldBe(id, "he queued before the other caller");
        site.Send(new Input.Answer(House.Cai, id));
        site.Counters(House.Installs).WaitOfAnsweredMs.ShouldBe(7_000, "the wait of this entry, not the talk before it");
        site.Counters(House.Installs).AnsweredInTime.ShouldBe(1);
        site.Call(later).Phase.ShouldBe(CallPhase.Waiting);
    }

    [Fact]
    public void BlindTransfer_ToAQueue_WhereTheCallerLeavesSoon_IsAShortAbandonThere()
    {
        var id = site.Talk(House.Ann);
        site.PassSeconds(60);
        Transfer(id, House.ToInstalls);
        site.PassSeconds(3);
        site.CustomerLeaves(id);
        site.Fact<Fact.CallEnded>().Termination.Reason.ShouldBe(TerminationReasons.ShortAbandon);
        site.Counters(House.Installs).ShortAbandoned.ShouldBe(1);
        site.Counters(House.Repair).Answered.ShouldBe(1);
    }

    [Fact]
    public void BlindTransfer_SharedHandling_CountsOneHandledCallWithTheTimeOfBoth()
    {
        var id = site.Talk(House.Ann);
        site.Ready(House.Cai);
        site.PassSeconds(60);
        Transfer(id, House.ToCai);
        site.PassSeconds(10);
        site.Send(new Input.Answer(House.Cai, id));
        site.Send(new Input.FinishWrapUp(House.Ann));
        site.PassSeconds(40);
        site.CustomerLeaves(id);
        site.Send(new Input.FinishWrapUp(House.Cai));
        site.Counters(House.Repair).Answered.ShouldBe(1);
        site.Counters(House.Repair).Handled.ShouldBe(1);
        site.Counters(House.Repair).HandledMs.ShouldBe(60_000 + 10_000 + 40_000, "the ring-back in between belongs to Ann's wrap-up");
        site.Agent(House.Cai).CallsToday.ShouldBe(1);
    }

    [Fact]
    public void BlindTransfer_ToANumber_ConnectsTheOutsidePartyWithNoAgent()
    {
        var id = site.Talk(House.Ann);
        Transfer(id, House.Outside);
        site.Last.ShouldContain(new Effect.DialOut(new LegId(id, 3), "13700137000", House.Hotline, "trunk"));
        site.Call(id).Agent.ShouldBeNull();
        site.ShouldIgnore(new Input.LegRinging(new LegId(id, 3)));

        site.PassSeconds(9);
        site.Send(new Input.LegAnswered(new LegId(id, 3)));
        site.Call(id).Phase.ShouldBe(CallPhase.TransferredOut);
        site.Call(id).Recording.ShouldBeTrue();
        site.Earshot(id).ShouldBe("1:3 3:1");
        site.Fact<Fact.OutsideAnswered>().ShouldBe(new Fact.OutsideAnswered(site.Now, id, new LegId(id, 3), "13700137000"));
        site.HasTimer(TimerKind.DialTimeout).ShouldBeFalse();
    }

    [Fact]
    public void TransferredOut_EndsWhenEitherHangsUp()
    {
        var id = TransferOut();
        site.Send(new Input.LegEnded(new LegId(id, 3), LegEnding.HungUp));
        site.Fact<Fact.CallEnded>().Termination.ShouldBe(new Termination(TerminationClass.Completed, TerminationReasons.Hangup, EndedBy.OutsideParty));
        site.Last.ShouldContain(new Effect.ReleaseLeg(TestSite.Customer(id)));
        site.Last.ShouldContain(new Effect.StopRecording(TestSite.Customer(id)));

        site.Send(new Input.FinishWrapUp(House.Ann));
        site.Choose(House.Ann, Presence.SignedOut);
        var other = TransferOut();
        site.CustomerLeaves(other);
        site.Fact<Fact.CallEnded>().Termination.ShouldBe(new Termination(TerminationClass.Completed, TerminationReasons.Hangup, EndedBy.Customer));
    }

    [Fact]
    public void TransferredOut_WhenTheNetworkLosesTheOutsideParty_BringsTheCustomerBack()
    {
        var id = TransferOut();
        site.Send(new Input.LegEnded(new LegId(id, 3), LegEnding.MediaLost));
        site.Call(id).Phase.ShouldBe(CallPhase.Waiting);
        site.Fact<Fact.TransferFailed>().Reason.ShouldBe(TerminationReasons.MediaLost);
    }

    [Theory]
    [InlineData(LegEnding.Busy, TerminationReasons.Busy)]
    [InlineData(LegEnding.NoAnswer, TerminationReasons.NoAnswer)]
    [InlineData(LegEnding.Rejected, TerminationReasons.Rejected)]
    [InlineData(LegEnding.Unreachable, TerminationReasons.Unreachable)]
    public void BlindTransfer_ToANumberThatIsNotReached_BringsTheCustomerBack(LegEnding ending, string reason)
    {
        var id = site.Talk(House.Ann);
        Transfer(id, House.Outside);
        site.Send(new Input.LegEnded(new LegId(id, 3), ending));
        site.Call(id).Phase.ShouldBe(CallPhase.Waiting);
        site.Fact<Fact.TransferFailed>().Reason.ShouldBe(reason);
        site.Last.OfType<Effect.ReleaseLeg>().ShouldBeEmpty();
    }

    [Fact]
    public void BlindTransfer_ToANumberThatRingsForEver_BringsTheCustomerBack()
    {
        var id = site.Talk(House.Ann);
        Transfer(id, House.Outside);
        site.Choose(House.Ann, Presence.NotReady, "meal");
        site.PassSeconds(45);
        site.Call(id).Phase.ShouldBe(CallPhase.Waiting);
        site.Last.ShouldContain(new Effect.ReleaseLeg(new LegId(id, 3)));
    }

    [Fact]
    public void BlindTransfer_OfACallWithoutAQueue_ComesBackToTheAgentWhoStillWrapsUp()
    {
        var id = site.TalkOutbound(House.Ann);
        site.Ready(House.Cai);
        Transfer(id, House.ToCai);
        site.PassSeconds(20);
        site.Fact<Fact.TransferFailed>().Reason.ShouldBe(OfferEndings.RingNoAnswer);
        site.Fact<Fact.WrapUpEnded>().Agent.ShouldBe(House.Ann);
        site.Call(id).Phase.ShouldBe(CallPhase.Transferring);
        site.Call(id).Transfer!.IsReturn.ShouldBeTrue();
        site.Agent(House.Ann).Presence.ShouldBe(Presence.Ringing);
        site.Send(new Input.Answer(House.Ann, id));
        site.Earshot(id).ShouldBe("1:4 4:1");
    }

    [Fact]
    public void BlindTransfer_OfACallWithoutAQueue_WhoseAgentIsNotFree_GoesToAQueueThatOneOfThemServes()
    {
        var id = site.TalkOutbound(House.Ann);
        site.Ready(House.Cai);
        Transfer(id, House.ToCai);
        site.Choose(House.Ann, Presence.NotReady, "meal");
        site.Send(new Input.Reject(House.Cai, id));
        site.Call(id).Phase.ShouldBe(CallPhase.Waiting);
        site.Call(id).Queue.ShouldBe(House.Installs, "Cai serves it");
    }

    [Fact]
    public void BlindTransfer_WhoseReturnFailsToo_GoesToAQueue()
    {
        var id = site.TalkOutbound(House.Ann);
        Transfer(id, House.Outside);
        site.Send(new Input.LegEnded(new LegId(id, 3), LegEnding.Busy));
        site.Agent(House.Ann).Presence.ShouldBe(Presence.Ringing);
        site.PassSeconds(20);
        site.Call(id).Phase.ShouldBe(CallPhase.Waiting);
        site.Call(id).Queue.ShouldBe(House.Repair, "Ann serves it");
    }

    [Fact]
    public void BlindTransfer_WithNoQueueAndNobodyLeft_EndsAsFailed()
    {
        var id = site.TalkOutbound(House.Ann);
        site.Send(new Input.Configure(House.Plan with { Queues = House.Plan.Queues.Clear() }));
        Transfer(id, House.Outside);
        site.Send(new Input.SetPresence(House.Ann, Presence.SignedOut, null, null, "ann"));
        site.Send(new Input.LegEnded(new LegId(id, 3), LegEnding.Busy));
        site.Fact<Fact.CallEnded>().Termination.ShouldBe(new Termination(TerminationClass.Failed, TerminationReasons.TransferFailed, EndedBy.System));
    }

    [Fact]
    public void BlindTransfer_WhenTheCustomerHangsUpMeanwhile_FreesTheTarget()
    {
        var id = site.Talk(House.Ann);
        site.Ready(House.Cai);
        var readySince = site.Agent(House.Cai).ReadySince;
        Transfer(id, House.ToCai);
        site.PassSeconds(3);
        site.CustomerLeaves(id);
        var end = site.Fact<Fact.CallEnded>();
        end.Termination.ShouldBe(new Termination(TerminationClass.Completed, TerminationReasons.Hangup, EndedBy.Customer));
        end.Agent.ShouldBeNull("nobody has it, and Ann wraps up already");
        site.Fact<Fact.OfferEnded>().Reason.ShouldBe(OfferEndings.CallEnded);
        site.Agent(House.Cai).Presence.ShouldBe(Presence.Ready);
        site.Agent(House.Cai).ReadySince.ShouldBe(readySince);
        site.HasTimer(TimerKind.RingTimeout).ShouldBeFalse();
    }

    [Fact]
    public void BlindTransfer_BySomebodyWhoseBrowserIsLost_NeedsNoGraceAnyMore()
    {
        var id = site.Talk(House.Ann);
        site.Ready(House.Cai);
        site.Send(new Input.DeviceChanged(House.Ann, AgentDevice.Browser, false));
        site.Send(new Input.BlindTransfer(House.Ann, id, House.ToCai, "supervisor1"));
        site.Fact<Fact.CallTransferred>().By.ShouldBe("supervisor1");
        site.HasTimer(TimerKind.DeviceGrace).ShouldBeFalse();
        site.Send(new Input.DeviceChanged(House.Ann, AgentDevice.Browser, true)).ShouldBeEmpty();
        site.Send(new Input.DeviceChanged(House.Ann, AgentDevice.Browser, false)).ShouldBeEmpty();
    }

    [Fact]
    public void BlindTransfer_WhenNotAllowed_NamesTheRule()
    {
        var id = site.Talk(House.Ann);
        Refused(id, House.ToBob, Rules.TransferTargetIsNotFree);
        site.SignIn(House.Bob);
        Refused(id, House.ToBob, Rules.TransferTargetIsNotFree);
        Refused(id, new TransferTarget.ToAgent(House.Ann), Rules.TransferToYourself);
        Refused(id, new TransferTarget.ToAgent(new AgentId("nobody")), Rules.TransferTargetIsUnknown);
        Refused(id, new TransferTarget.ToQueue(new QueueId("none")), Rules.TransferTargetIsUnknown);
        Refused(id, new TransferTarget.ToNumber("12a", House.Hotline, "trunk"), Rules.NumberIsNotDialable);
        site.Send(new Input.Configure(House.Plan.With(House.Plan.Queues[House.Installs] with { MaxWaiting = 0 })));
        Refused(id, House.ToInstalls, Rules.TransferQueueIsFull);
        site.ShouldRefuse(new Input.BlindTransfer(House.Bob, id, House.ToCai, "bob"), Rules.CallIsNotYours);
        site.ShouldRefuse(new Input.BlindTransfer(House.Ann, site.NewId(), House.ToCai, "ann"), Rules.CallIsGone);
        Transfer(id, House.Outside);
        site.ShouldRefuse(new Input.BlindTransfer(House.Ann, id, House.ToCai, "ann"), Rules.CallIsNotYours);
    }

    [Fact]
    public void BlindTransfer_OfAPausedRecording_ResumesIt()
    {
        var id = site.Talk(House.Ann);
        site.Send(new Input.PauseRecording(House.Ann, id));
        Transfer(id, House.ToInstalls);
        site.Last.ShouldContain(new Effect.ResumeRecording(TestSite.Customer(id)));
        site.Fact<Fact.RecordingResumed>().Agent.ShouldBe(House.Ann);
    }

    private void Refused(InteractionId id, TransferTarget target, string rule) => site.ShouldRefuse(new Input.BlindTransfer(House.Ann, id, target, "ann"), rule);

    private void Transfer(InteractionId id, TransferTarget target) => site.Send(new Input.BlindTransfer(House.Ann, id, target, "ann"));

    private InteractionId TransferOut()
    {
        var id = site.Talk(House.Ann);
        Transfer(id, House.Outside);
        site.Send(new Input.LegAnswered(new LegId(id, 3)));
        return id;
    }

    private string Fail(InteractionId id, string failure)
    {
        switch (failure)
        {
            case "no answer":
                site.PassSeconds(20);
                return OfferEndings.RingNoAnswer;
            case "reject":
                site.Send(new Input.Reject(House.Cai, id));
                return OfferEndings.Declined;
            case "phone rejects":
                site.Send(new Input.LegEnded(new LegId(id, 3), LegEnding.Busy));
                return OfferEndings.Declined;
            default:
                site.Send(new Input.DeviceChanged(House.Cai, AgentDevice.Browser, false));
                return OfferEndings.DeviceLost;
        }
    }
}
