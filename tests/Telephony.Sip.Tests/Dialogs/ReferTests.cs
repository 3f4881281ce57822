namespace Telephony.Sip.Tests.Dialogs;

/// <summary>REFER as server on a virtual clock: RFC 3515, 4488, 5057, 5589.</summary>
public sealed class ReferTests
{
    private static readonly (string, string) ToColleague = ("Refer-To", "<sip:8002@127.0.0.1>");

    [Fact]
    public void Refer_When_Accepted_Then_202AndNotifiesOneAfterTheOther()
    {
        var run = CallRun.Standing();
        run.Requested("REFER", 2, null, ToColleague);
        run.Log.ShouldBe(["0 Referred"]);
        run.Feed(new CallInput.AnswerRefer(202, null));
        run.Log.ShouldBe(["0 Referred", "0 202", "0 NOTIFY"]);
        Notified(run).ShouldBe(("refer", "active;expires=60", "SIP/2.0 100 Trying\r\n"));
        run.LastSent!.Contact.ShouldNotBeNull();

        run.Feed(new CallInput.NotifyRefer(180));
        run.Feed(new CallInput.NotifyRefer(200));
        run.Times("NOTIFY").ShouldBe("0", "the next waits for the answer to the first");
        run.Responded(RequestPurpose.Notify, 200);
        run.Times("NOTIFY").ShouldBe("0 0");
        Notified(run).ShouldBe(("refer", "terminated;reason=noresource", "SIP/2.0 200 OK\r\n"));
        run.Responded(RequestPurpose.Notify, 200);
        run.State.Subscription.ShouldBeNull();
        run.State.Phase.ShouldBe(CallPhase.Confirmed);
    }

    [Fact]
    public void Refer_When_TheSecondOfADialog_Then_ItsNotifiesCarryTheId()
    {
        var run = CallRun.Standing();
        run.Requested("REFER", 2, null, ToColleague);
        run.Feed(new CallInput.AnswerRefer(202, null));
        run.Responded(RequestPurpose.Notify, 200);
        run.Feed(new CallInput.NotifyRefer(486));
        run.Responded(RequestPurpose.Notify, 200);
        run.Requested("REFER", 7, null, ToColleague);
        run.Feed(new CallInput.AnswerRefer(202, null));
        Notified(run).Event.ShouldBe("refer;id=7");
    }

    [Fact]
    public void Refer_When_PeerWantsNoSubscription_Then_202SaysSoAndNothingIsNotified()
    {
        var run = CallRun.Standing();
        run.Requested("REFER", 2, null, ToColleague, ("Refer-Sub", "false"), ("Require", "norefersub"));
        run.Feed(new CallInput.AnswerRefer(202, null));
        run.LastResponse!.Headers.First("Refer-Sub").ShouldBe("false");
        run.Feed(new CallInput.NotifyRefer(200));
        run.Times("NOTIFY").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("<sip:8002@127.0.0.1>, <sip:8003@127.0.0.1>")]
    [InlineData("<mailto:a@b.example>")]
    [InlineData("<sip:8002@127.0.0.1;method=SUBSCRIBE>")]
    [InlineData("<sip:8002@127.0.0.1?Replaces=broken>")]
    [InlineData("8002")]
    public void Refer_When_ItsTargetIsNone_Then_400(string target)
    {
        var run = CallRun.Standing();
        run.Requested("REFER", 2, null, ("Refer-To", target));
        run.Log.ShouldBe(["0 400"]);
    }

    [Fact]
    public void Refer_When_ItHasNoTarget_Then_400()
    {
        var run = CallRun.Standing();
        run.Requested("REFER", 2);
        run.Log.ShouldBe(["0 400"]);
    }

    [Fact]
    public void Refer_When_AnotherIsRunning_Then_491()
    {
        var run = CallRun.Standing();
        run.Requested("REFER", 2, null, ToColleague);
        run.Requested("REFER", 3, null, ToColleague);
        run.Log.ShouldBe(["0 Referred", "0 491"]);
    }

    [Fact]
    public void Refer_When_TheCallIsNotAnswered_Then_403()
    {
        var run = CallRun.Incoming();
        run.Requested("REFER", 2, null, ToColleague);
        run.LastResponse!.Status.ShouldBe(403);
    }

    [Fact]
    public void Refer_When_TheUserSaysNothing_Then_500After10s()
    {
        var run = CallRun.Standing();
        run.Requested("REFER", 2, null, ToColleague);
        run.RunTo(20_000);
        run.Times("500").ShouldBe("10000");
    }

    [Fact]
    public void Refer_When_NothingBecomesOfIt_Then_SubscriptionEndsAfter60s()
    {
        var run = CallRun.Standing();
        run.Requested("REFER", 2, null, ToColleague);
        run.Feed(new CallInput.AnswerRefer(202, null));
        run.Responded(RequestPurpose.Notify, 200);
        run.RunTo(70_000);
        run.Times("NOTIFY").ShouldBe("0 60000");
        Notified(run).State.ShouldBe("terminated;reason=timeout");
        run.Feed(new CallInput.NotifyRefer(200));
        run.Times("NOTIFY").ShouldBe("0 60000");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Notify_When_TheCallIsOver_Then_StillSentAndTheLegForgottenAfterIt(bool weHangUp)
    {
        var run = CallRun.Standing();
        run.Requested("REFER", 2, null, ToColleague);
        run.Feed(new CallInput.AnswerRefer(202, null));
        run.Responded(RequestPurpose.Notify, 200);
        if (weHangUp)
        {
            run.Feed(new CallInput.Hangup(SipHangupCause.Normal));
            run.Responded(RequestPurpose.Bye, 200);
        }
        else
        {
            run.Requested("BYE", 3);
        }

        run.Log.Count(line => line.Contains(" Ended ", StringComparison.Ordinal)).ShouldBe(1);
        run.Times("Forget").ShouldBeEmpty();
        run.Feed(new CallInput.NotifyRefer(200));
        Notified(run).Body.ShouldBe("SIP/2.0 200 OK\r\n");
        run.Responded(RequestPurpose.Notify, 481);
        run.Times("Forget").ShouldBe("0");
    }

    [Theory]
    [InlineData(202, "false")]
    [InlineData(403, "true")]
    public void Bye_When_AReferWaitsForTheUser_Then_HisAnswerStillGoesOut(int status, string notify)
    {
        var run = CallRun.Standing();
        run.Requested("REFER", 2, null, ToColleague, ("Refer-Sub", notify));
        run.Requested("BYE", 3);
        run.Feed(new CallInput.AnswerRefer(status, null));
        run.LastResponse!.Status.ShouldBe(status);
        run.Times("Forget").ShouldBe("0");
    }

    [Fact]
    public void Leg_When_ItsLastNotifyNeverComes_Then_ForgottenAfter64s()
    {
        var run = CallRun.Standing();
        run.Requested("REFER", 2, null, ToColleague);
        run.Feed(new CallInput.AnswerRefer(202, null));
        run.Requested("BYE", 3);
        run.RunTo(100_000);
        run.Times("Forget").ShouldBe("64000");
    }

    [Fact]
    public void Hangup_When_AReferWaitsForTheUser_Then_ItIsAnswered481()
    {
        var run = CallRun.Standing();
        run.Requested("REFER", 2, null, ToColleague);
        run.Feed(new CallInput.Hangup(SipHangupCause.Normal));
        run.Log[1].ShouldBe("0 481");
    }

    [Fact]
    public void Replaces_When_InTheUri_Then_TheDialogIsNamed()
    {
        var refer = Wire.Request(Wire.Simple("REFER", toTag: "ours", extra: "r: <sip:8002@127.0.0.1?Replaces=a%40b%3Bto-tag%3D1%3Bfrom-tag%3D2%3Bearly-only&Require=replaces>"));
        ReferTo.TryRead(refer, out var read).ShouldBeTrue();
        read.Replaces.ShouldBe(new Replaces("a@b", "1", "2", true));
        read.Target.ToString().ShouldBe("sip:8002@127.0.0.1");
    }

    [Fact]
    public void Digit_When_ThePeerTakesNoEvents_Then_Info()
    {
        var run = CallRun.Standing();
        run.Feed(new CallInput.SendDigit('#', 90));
        run.LastSent!.Method.ShouldBe("INFO");
        run.LastSent.ContentType.ShouldBe("application/dtmf-relay");
        DtmfRelay.TryRead(run.LastSent, out var digit, out var duration).ShouldBeTrue();
        (digit, duration).ShouldBe(('#', 90));
    }

    private static (string? Event, string? State, string Body) Notified(CallRun run) =>
        (run.LastSent!.Headers.First("Event"), run.LastSent.Headers.First("Subscription-State"), Encoding.UTF8.GetString(run.LastSent.Body.Span));
}
