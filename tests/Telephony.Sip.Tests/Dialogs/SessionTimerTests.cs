using System.Globalization;

namespace Telephony.Sip.Tests.Dialogs;

/// <summary>RFC 4028 on a virtual clock, both roles, both sides of a call.</summary>
public sealed class SessionTimerTests
{
    private const string Allow = "INVITE, ACK, BYE, UPDATE";

    private static (string, string) Granted(string value) => ("Session-Expires", value);

    [Fact]
    public void Invite_Of_Ours_Asks_ForASessionTimer()
    {
        var run = CallRun.Outgoing();
        run.LastSent!.Headers.First("Session-Expires").ShouldBe("1800");
        run.LastSent.Headers.First("Min-SE").ShouldBe("90");
        run.LastSent.Headers.First("Supported").ShouldBe("timer");
    }

    [Fact]
    public void Answer_When_PeerLeavesRefreshingToUs_Then_UpdateAtHalfTheIntervalAgainAndAgain()
    {
        var run = CallRun.Outgoing();
        run.Responded(RequestPurpose.Invite, 200, headers: [Granted("600;refresher=uac"), ("Allow", Allow)]);
        run.RunTo(300_000);
        run.Times("UPDATE").ShouldBe("300000");
        run.LastSent!.Headers.First("Session-Expires").ShouldBe("600;refresher=uac");
        run.LastSent.Sdp.ShouldBeNull();
        run.Responded(RequestPurpose.Refresh, 200, headers: Granted("600;refresher=uac"));
        run.RunTo(867_000);
        run.Times("UPDATE").ShouldBe("300000 600000");
        run.Times("BYE").ShouldBeEmpty();
    }

    [Fact]
    public void Refresh_When_PeerDoesNotAllowUpdate_Then_ReInviteWithTheSameSdpAndItsAck()
    {
        var run = CallRun.Outgoing();
        run.Responded(RequestPurpose.Invite, 200, headers: [Granted("600;refresher=uac"), ("Allow", "INVITE, ACK, BYE")]);
        run.Log.Clear();
        run.RunTo(300_000);
        run.LastSent!.Method.ShouldBe("INVITE");
        run.LastSent.Sdp.ShouldBe(Offers.Basic);
        run.Responded(RequestPurpose.Refresh, 200, headers: Granted("600;refresher=uac"));
        run.Log.ShouldBe(["60000 Ignored", "300000 INVITE", "300000 SendAck"]);
        run.Responded(RequestPurpose.Refresh, 200, headers: Granted("600;refresher=uac"));
        run.Log[^1].ShouldBe("300000 SendAck", "a repeated 2xx gets its ACK again");
    }

    [Fact]
    public void Refresh_When_UpdateIsRefused_Then_ReInvite()
    {
        var run = CallRun.Outgoing();
        run.Responded(RequestPurpose.Invite, 200, headers: [Granted("600;refresher=uac"), ("Allow", Allow)]);
        run.RunTo(300_000);
        run.Responded(RequestPurpose.Refresh, 501);
        run.LastSent!.Method.ShouldBe("INVITE");
    }

    [Theory]
    [InlineData(481, "Remote 481")]
    [InlineData(408, "Remote 408")]
    public void Refresh_When_PeerHasNoSuchDialog_Then_ByeAndEnd(int status, string ending)
    {
        var run = CallRun.Outgoing();
        run.Responded(RequestPurpose.Invite, 200, headers: [Granted("600;refresher=uac"), ("Allow", Allow)]);
        run.RunTo(300_000);
        run.Responded(RequestPurpose.Refresh, status);
        run.Times("BYE").ShouldBe("300000");
        run.Times("Ended " + ending).ShouldBe("300000");
    }

    [Fact]
    public void Refresh_When_NobodyAnswers_Then_ByeAndEnd()
    {
        var run = CallRun.Outgoing();
        run.Responded(RequestPurpose.Invite, 200, headers: [Granted("600;refresher=uac"), ("Allow", Allow)]);
        run.RunTo(300_000);
        run.Feed(new CallInput.Unanswered(RequestPurpose.Refresh, Transport: false));
        run.Times("Ended Timeout 408").ShouldBe("300000");
    }

    [Fact]
    public void Refresh_When_PeerIsBusyForever_Then_TriedEachTenSecondsUntilTheExpiryEndsIt()
    {
        var run = CallRun.Outgoing();
        run.Responded(RequestPurpose.Invite, 200, headers: [Granted("120;refresher=uac"), ("Allow", Allow)]);
        for (var at = 60_000; at < 88_000; at += 10_000)
        {
            run.RunTo(at);
            run.Responded(RequestPurpose.Refresh, 500);
        }

        run.RunTo(200_000);
        run.Times("UPDATE").ShouldBe("60000 70000 80000");
        run.Times("BYE").ShouldBe("88000", "120 s less 32 s");
    }

    [Fact]
    public void Refresh_When_IntervalIsTooSmall_Then_AgainWithTheirs()
    {
        var run = CallRun.Outgoing();
        run.Responded(RequestPurpose.Invite, 200, headers: [Granted("600;refresher=uac"), ("Allow", Allow)]);
        run.RunTo(300_000);
        run.Responded(RequestPurpose.Refresh, 422, headers: ("Min-SE", "900"));
        run.LastSent!.Headers.First("Session-Expires").ShouldBe("900;refresher=uac");
        run.LastSent.Headers.First("Min-SE").ShouldBe("900");
    }

    [Fact]
    public void Answer_When_PeerRefreshesAndStops_Then_ByeBeforeTheExpiry()
    {
        var run = CallRun.Outgoing();
        run.Responded(RequestPurpose.Invite, 200, headers: Granted("90;refresher=uas"));
        run.RunTo(59_999);
        run.Times("BYE").ShouldBeEmpty();
        run.RunTo(60_000);
        run.Times("BYE").ShouldBe("60000", "90 s less a third");
        run.Times("Ended Timeout 408").ShouldBe("60000");
    }

    [Fact]
    public void Answer_When_PeerSaysNothingOfTimers_Then_None()
    {
        var run = CallRun.Standing();
        run.RunTo(24 * 3600_000);
        run.Log.ShouldBe(["60000 Ignored"], "the ring timer was late, nothing else happened");
    }

    [Fact]
    public void Invite_When_RefusedWith422_Then_AgainWithTheirMinimum()
    {
        var run = CallRun.Outgoing();
        run.Responded(RequestPurpose.Invite, 422, headers: ("Min-SE", "3600"));
        run.LastSent!.Headers.First("Session-Expires").ShouldBe("3600");
        run.LastSent.CSeq!.Value.Number.ShouldBe(2u);
        run.Responded(RequestPurpose.Invite, 200, headers: Granted("3600;refresher=uas"));
        run.State.Phase.ShouldBe(CallPhase.Confirmed);
    }

    [Fact]
    public void Invite_When_MinimumGrowsForever_Then_TheCallEndsAfterThreeTries()
    {
        var run = CallRun.Outgoing();
        for (var least = 2000; least < 2010; least++) run.Responded(RequestPurpose.Invite, 422, headers: ("Min-SE", least.ToString(CultureInfo.InvariantCulture)));
        run.Times("INVITE").Split(' ').Length.ShouldBe(4);
        run.Times("Ended Remote 422").ShouldBe("0");
    }

    [Theory]
    [InlineData("Supported: timer", "1800;refresher=uac", true)]
    [InlineData("Supported: timer\nSession-Expires: 600", "600;refresher=uac", true)]
    [InlineData("Supported: timer\nx: 600;refresher=uas", "600;refresher=uas", false)]
    [InlineData("Supported: timer\nSession-Expires: 600 ; refresher=uac", "600;refresher=uac", true)]
    [InlineData("Supported: timer\nSession-Expires: 7200", "1800;refresher=uac", true)]
    [InlineData("Supported: timer\nSession-Expires: 7200\nMin-SE: 3600", "3600;refresher=uac", true)]
    [InlineData("Session-Expires: 600", "600;refresher=uas", false)]
    [InlineData("User-Agent: old", null, false)]
    [InlineData("Supported: timer\nSession-Expires: soon", "1800;refresher=uac", true)]
    public void Answer_Of_Ours_Follows_Table2(string headers, string? granted, bool requires)
    {
        var run = CallRun.Incoming(headers);
        run.Feed(new CallInput.Answer(Offers.Answer));
        run.LastResponse!.Headers.First("Session-Expires").ShouldBe(granted);
        run.LastResponse.Headers.ListHas("Require", "timer").ShouldBe(requires);
    }

    [Fact]
    public void PeersRefresh_When_ItComesInTime_Then_TheSessionLivesOn()
    {
        var run = CallRun.Incoming("Supported: timer\nSession-Expires: 90");
        run.Feed(new CallInput.Answer(Offers.Answer));
        run.Ack(1);
        run.RunTo(45_000);
        run.Requested("UPDATE", 2, null, ("Supported", "timer"), Granted("90;refresher=uac"));
        run.LastResponse!.Headers.First("Session-Expires").ShouldBe("90;refresher=uac");
        run.RunTo(104_999);
        run.Times("BYE").ShouldBeEmpty();
        run.RunTo(105_000);
        run.Times("BYE").ShouldBe("105000");
    }

    [Fact]
    public void Refresh_When_AnOfferIsOut_Then_ItWaits()
    {
        var run = CallRun.Outgoing();
        run.Responded(RequestPurpose.Invite, 200, headers: [Granted("600;refresher=uac"), ("Allow", Allow)]);
        run.RunTo(299_000);
        run.Feed(new CallInput.ReOffer(Offers.Basic));
        run.LastSent!.Headers.First("Session-Expires").ShouldBe("600;refresher=uac", "a re-INVITE without it would turn the timer off");
        run.RunTo(300_000);
        run.Times("UPDATE").ShouldBeEmpty();
        run.Responded(RequestPurpose.ReInvite, 200, headers: Granted("600;refresher=uac"));
        run.RunTo(600_000);
        run.Times("UPDATE").ShouldBe("600000", "half an interval after the re-INVITE, which was a refresh too");
    }

    [Fact]
    public void Timer_When_TheCallIsOver_Then_Nothing()
    {
        var run = CallRun.Outgoing();
        run.Responded(RequestPurpose.Invite, 200, headers: [Granted("600;refresher=uac"), ("Allow", Allow)]);
        run.Feed(new CallInput.Hangup(SipHangupCause.Normal));
        run.RunTo(700_000);
        run.Times("UPDATE").ShouldBeEmpty();
        run.Times("BYE").ShouldBe("0");
    }
}
