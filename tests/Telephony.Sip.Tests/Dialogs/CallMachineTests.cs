namespace Telephony.Sip.Tests.Dialogs;

public sealed class CallMachineTests
{
    [Fact]
    public void Answer_When_AckNeverComes_Then_2xxRepeatsExactlyAndByeAt32s()
    {
        var run = CallRun.Incoming();
        run.Feed(new CallInput.Answer(Offers.Answer));
        run.RunTo(40_000);
        run.Times("200").ShouldBe("0 500 1500 3500 7500 11500 15500 19500 23500 27500 31500");
        run.Times("BYE").ShouldBe("32000");
        run.Times("Ended Timeout 408").ShouldBe("32000");
    }

    [Fact]
    public void Hangup_When_AckIsOutstanding_Then_ByeWaitsForAck()
    {
        var run = CallRun.Incoming();
        run.Feed(new CallInput.Answer(Offers.Answer));
        run.Feed(new CallInput.Hangup(SipHangupCause.Normal));
        run.Times("Ended Local 200").ShouldBe("0");
        run.Times("BYE").ShouldBeEmpty();
        run.RunTo(700);
        run.Ack(1);
        run.Times("BYE").ShouldBe("700");
        run.Times("Confirmed").ShouldBeEmpty();
    }

    [Fact]
    public void Ring_When_NobodyAnswers_Then_ProvisionalIsRepeatedEachMinute()
    {
        var run = CallRun.Incoming();
        run.Feed(new CallInput.Ring(null));
        run.RunTo(130_000);
        run.Times("180").ShouldBe("0 60000 120000");
    }

    [Fact]
    public void Bye_When_DialogIsEarly_Then_200And487()
    {
        var run = CallRun.Incoming();
        run.Requested("BYE", 2);
        run.Times("200").ShouldBe("0");
        run.Log.ShouldContain("0 487");
        run.Times("Ended Remote 487").ShouldBe("0");
    }

    [Fact]
    public void Cancel_When_Answered_Then_NoEffect()
    {
        var run = CallRun.Incoming();
        run.Feed(new CallInput.Answer(Offers.Answer));
        run.Feed(CallInput.Cancelled.Instance);
        run.Log.ShouldNotContain(line => line.Contains("Ended", StringComparison.Ordinal));
    }

    [Fact]
    public void Hangup_When_NothingWasHeard_Then_CancelWaitsForProvisional()
    {
        var run = CallRun.Outgoing();
        run.Feed(new CallInput.Hangup(SipHangupCause.Normal));
        run.Times("CancelInvite").ShouldBeEmpty();
        run.RunTo(300);
        run.Responded(RequestPurpose.Invite, 180);
        run.Times("CancelInvite").ShouldBe("300");
        run.Responded(RequestPurpose.Invite, 487);
        run.Times("Ended Local 487").ShouldBe("0");
        run.State.Phase.ShouldBe(CallPhase.Ended);
    }

    [Fact]
    public void Hangup_When_CancelGetsNoFinal_Then_ForgottenAfter64T1()
    {
        var run = CallRun.Outgoing();
        run.Responded(RequestPurpose.Invite, 180);
        run.Feed(new CallInput.Hangup(SipHangupCause.Normal));
        run.Times("Ended Local 487").ShouldBe("0");
        run.RunTo(31_999);
        run.State.Phase.ShouldBe(CallPhase.Cancelling);
        run.RunTo(32_000);
        run.State.Phase.ShouldBe(CallPhase.Ended);
    }

    [Fact]
    public void Answered_When_ItCrossesCancel_Then_AckAndBye()
    {
        var run = CallRun.Outgoing();
        run.Responded(RequestPurpose.Invite, 180);
        run.Feed(new CallInput.Hangup(SipHangupCause.Normal));
        run.Responded(RequestPurpose.Invite, 200);
        run.Times("SendAck").ShouldBe("0");
        run.Times("BYE").ShouldBe("0");
        run.Times("Answered").ShouldBeEmpty();
        run.Times("Ended Local 487").ShouldBe("0");
    }

    [Fact]
    public void Answered_When_ForkAnswersTwice_Then_SecondIsAckedAndHungUp()
    {
        var run = CallRun.Outgoing();
        run.Responded(RequestPurpose.Invite, 200, "one");
        var invite = run.State.Invite;
        run.Feed(new CallInput.Responded(RequestPurpose.Invite, invite, SipResponse.For(invite, 200, null, "two"), "s"));
        run.Times("Answered").ShouldBe("0");
        run.Times("BYE").ShouldBe("0");
        run.LastSent!.ToTag.ShouldBe("two");
        run.State.Phase.ShouldBe(CallPhase.Confirmed);
        run.State.Dialog.RemoteTag.ShouldBe("one");
    }

    [Fact]
    public void ReInvite_When_OursIsInProgress_Then_491()
    {
        var run = CallRun.StandingIncoming();
        run.Feed(new CallInput.ReOffer(Offers.Hold));
        run.Requested("INVITE", 2, Offers.Hold);
        run.LastResponse!.Status.ShouldBe(491);
    }

    [Fact]
    public void ReOffer_When_PeerAnswers491_Then_RepeatedLaterAndGivenUpAfterFive()
    {
        var run = CallRun.Standing();
        run.Feed(new CallInput.ReOffer(Offers.Hold));
        for (var i = 0; i < 6; i++)
        {
            run.Responded(RequestPurpose.ReInvite, 491);
            run.RunTo(run.Now + 5_000);
        }

        var times = run.Times("INVITE").Split(' ').Select(double.Parse).ToArray();
        times.Length.ShouldBe(6);
        (times[1] - times[0]).ShouldBeInRange(2100, 4000);
        run.Log.Count(line => line.EndsWith("ReOfferAnswered 491", StringComparison.Ordinal)).ShouldBe(1);
        run.State.Phase.ShouldBe(CallPhase.Confirmed);
    }

    [Fact]
    public void ReInvite_When_AnotherWaitsForUs_Then_500WithRetryAfter()
    {
        var run = CallRun.StandingIncoming();
        run.Requested("INVITE", 2, Offers.Hold);
        run.Requested("INVITE", 3, Offers.Hold);
        run.LastResponse!.Status.ShouldBe(500);
        run.LastResponse.Headers.First("Retry-After").ShouldNotBeNull();
    }

    [Fact]
    public void ReInvite_When_UserNeverAnswers_Then_500After10sAndCallStands()
    {
        var run = CallRun.StandingIncoming();
        run.Requested("INVITE", 2, Offers.Hold);
        run.RunTo(run.Now + 11_000);
        run.LastResponse!.Status.ShouldBe(500);
        run.State.Phase.ShouldBe(CallPhase.Confirmed);
    }

    [Fact]
    public void ReOffer_When_Peer481_Then_CallEnds()
    {
        var run = CallRun.Standing();
        run.Feed(new CallInput.ReOffer(Offers.Hold));
        run.Responded(RequestPurpose.ReInvite, 481);
        run.Log.ShouldContain("0 Ended Remote 481");
        run.Times("BYE").ShouldBe("0");
    }

    [Fact]
    public void Any_When_RandomInputsArrive_Then_EndedAtMostOnceAndNothingAfterIt()
    {
        var random = new Random(3261);
        for (var i = 0; i < 5_000; i++)
        {
            var run = random.Next(4) switch { 0 => CallRun.Incoming(), 1 => CallRun.Outgoing(), 2 => CallRun.Standing(), _ => CallRun.StandingIncoming() };
            for (var n = 0; n < 25; n++) Disturb(run, random, (uint)n + 2);
            run.RunTo(run.Now + 400_000);
            run.Feed(new CallInput.Hangup(SipHangupCause.Normal));
            run.RunTo(run.Now + 400_000);
            var told = run.Log.Where(line => line.Contains("Ended", StringComparison.Ordinal) || line.EndsWith("Answered", StringComparison.Ordinal) || line.Contains("Confirmed", StringComparison.Ordinal) || line.Contains("ReOffer", StringComparison.Ordinal) || line.EndsWith("Ringing", StringComparison.Ordinal)).ToList();
            told.Count(line => line.Contains(" Ended ", StringComparison.Ordinal)).ShouldBeLessThanOrEqualTo(1, string.Join(", ", run.Log));
            if (told.FindIndex(line => line.Contains(" Ended ", StringComparison.Ordinal)) is >= 0 and var at) at.ShouldBe(told.Count - 1, string.Join(", ", run.Log));
        }
    }

    private static void Disturb(CallRun run, Random random, uint cseq)
    {
        switch (random.Next(18))
        {
            case 0: run.Feed(new CallInput.Ring(null)); break;
            case 1: run.Feed(new CallInput.Answer(Offers.Answer)); break;
            case 2: run.Feed(new CallInput.Reject(486, null, null)); break;
            case 3: run.Feed(new CallInput.Hangup((SipHangupCause)random.Next(8))); break;
            case 4: run.Feed(new CallInput.ReOffer(Offers.Hold)); break;
            case 5: run.Feed(new CallInput.AnswerReOffer(Offers.Answer, random.Next(2) == 0 ? 200 : 488)); break;
            case 6: run.Ack(random.Next(2) == 0 ? 1 : cseq - 1); break;
            case 7: run.Feed(CallInput.Cancelled.Instance); break;
            case 8: run.Requested("INVITE", cseq, Offers.Hold); break;
            case 9: run.Requested("UPDATE", cseq, Offers.Hold); break;
            case 10: run.Requested(random.Next(4) == 0 ? "BYE" : "OPTIONS", cseq); break;
            case 11: run.RunTo(run.Now + random.Next(40_000)); break;
            case 12 when run.LastSent is not null:
                var purpose = run.LastSent.Method switch { "BYE" => RequestPurpose.Bye, "NOTIFY" => RequestPurpose.Notify, _ => run.LastSent.ToTag is null ? RequestPurpose.Invite : RequestPurpose.ReInvite };
                run.Responded(purpose, new[] { 100, 180, 200, 401, 486, 491, 481 }[random.Next(7)]);
                break;
            case 13: run.Requested("REFER", cseq, null, ("Refer-To", "<sip:8002@127.0.0.1>")); break;
            case 14: run.Feed(new CallInput.AnswerRefer(random.Next(3) == 0 ? 403 : 202, null)); break;
            case 15: run.Feed(new CallInput.NotifyRefer(new[] { 100, 180, 200, 486 }[random.Next(4)])); break;
            case 16 when run.LastSent is { Method: "NOTIFY" }: run.Responded(RequestPurpose.Notify, new[] { 200, 481 }[random.Next(2)]); break;
            default:
                if (run.LastSent is { Method: "INVITE", ToTag: null } && random.Next(3) == 0) run.Feed(new CallInput.Unanswered(RequestPurpose.Invite, random.Next(2) == 0));
                break;
        }
    }
}
