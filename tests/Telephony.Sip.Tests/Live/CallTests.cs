namespace Telephony.Sip.Tests.Live;

public sealed class CallTests
{
    [Theory]
    [InlineData("192.0.2.10:5060", "<sip:4008009999@192.0.2.10:5060>")]
    [InlineData("[2001:db8::10]:5061;transport=tls", "<sip:4008009999@[2001:db8::10]:5061;transport=tls>")]
    public async Task Call_When_SentElsewhere_Then_302WithTheAddressAndTheLegIsOver(string host, string contact)
    {
        await using var b = await LiveEndpoint.StartAsync();
        b.Log.OnInvite = call => b.Endpoint.Redirect(call.Leg, "4008009999", host);
        using var caller = new RawPeer(b.Udp);
        var answer = await caller.AskAsync(Wire.Simple("INVITE"));
        (answer.Status, answer.Headers.First("Contact"), answer.Headers.First("Expires")).ShouldBe((302, contact, null));
        await caller.SendAsync(Wire.Simple("ACK", toTag: answer.To!.Tag!));
        await b.Log.WaitForAsync("ended");
        Should.Throw<ArgumentException>(() => b.Endpoint.Redirect(SipLegId.New(TimeProvider.System), "1", "no host"));
    }

    [Theory]
    [InlineData("udp")]
    [InlineData("tcp")]
    public async Task Call_When_AnsweredAndHungUpByCaller_Then_BothSidesEndOnce(string transport)
    {
        await using var a = await LiveEndpoint.StartAsync();
        await using var b = await LiveEndpoint.StartAsync();
        b.Log.OnInvite = call =>
        {
            b.Endpoint.Ring(call.Leg);
            b.Endpoint.Answer(call.Leg, Offers.Answer);
        };
        var leg = a.Dial(transport == "tcp" ? b.Tcp : b.Udp, transport: transport);
        await a.Log.WaitForAsync("answered", leg);
        var callee = await b.Log.WaitForAsync("confirmed");
        a.Log.CountOf("ringing 180").ShouldBe(1);
        a.Log.DetailOf("answered").ShouldBe(Offers.Answer);
        var incoming = b.Log.Incoming[callee];
        incoming.CalledUser.ShouldBe("4008001000");
        incoming.FromUser.ShouldBe("13800138000");
        incoming.SdpOffer.ShouldBe(Offers.Basic);
        incoming.ExtensionHeaders["x-interaction-id"].ShouldBe("i-1");
        incoming.Transport.ShouldBe(transport == "tcp" ? SipTransportProtocol.Tcp : SipTransportProtocol.Udp);

        a.Endpoint.Hangup(leg, SipHangupCause.Normal);
        a.Endpoint.Hangup(leg, SipHangupCause.Normal);
        await a.Log.WaitForAsync("ended", leg);
        await b.Log.WaitForAsync("ended", callee);
        a.Log.Endings[leg].ShouldBe(new SipEnding(SipEndedBy.Local, 200, "OK", SipEndingClass.Completed));
        b.Log.Endings[callee].By.ShouldBe(SipEndedBy.Remote);
        await Until.TrueAsync(() => a.Endpoint.Counters.Calls == 0 && b.Endpoint.Counters.Calls == 0, () => "legs were left");
        a.Log.CountOf("ended").ShouldBe(1);
        a.Endpoint.Counters.Faults.ShouldBe(0);
        b.Endpoint.Counters.Faults.ShouldBe(0);
    }

    [Theory]
    [InlineData("udp")]
    [InlineData("tcp")]
    public async Task Call_When_HungUpByCallee_Then_CallerLearnsIt(string transport)
    {
        await using var a = await LiveEndpoint.StartAsync();
        await using var b = await LiveEndpoint.StartAsync();
        b.Log.OnInvite = call => b.Endpoint.Answer(call.Leg, Offers.Answer);
        var leg = a.Dial(transport == "tcp" ? b.Tcp : b.Udp, transport: transport);
        var callee = await b.Log.WaitForAsync("confirmed");
        b.Endpoint.Hangup(callee, SipHangupCause.Normal);
        await a.Log.WaitForAsync("ended", leg);
        a.Log.Endings[leg].By.ShouldBe(SipEndedBy.Remote);
        a.Log.Endings[leg].Class.ShouldBe(SipEndingClass.Completed);
    }

    [Fact]
    public async Task Hangup_When_CalleeRings_Then_CancelEndsBothWith487()
    {
        await using var a = await LiveEndpoint.StartAsync();
        await using var b = await LiveEndpoint.StartAsync();
        b.Log.OnInvite = call => b.Endpoint.Ring(call.Leg);
        var leg = a.Dial(b.Udp);
        await a.Log.WaitForAsync("ringing 180", leg);
        a.Endpoint.Hangup(leg, SipHangupCause.CompletedElsewhere);
        await a.Log.WaitForAsync("ended", leg);
        var callee = await b.Log.WaitForAsync("ended");
        a.Log.Endings[leg].ShouldBe(SipEnding.Of(SipEndedBy.Local, 487, null, false));
        b.Log.Endings[callee].ShouldBe(SipEnding.Of(SipEndedBy.Remote, 487, null, false));
    }

    [Fact]
    public async Task Dial_When_RingTimeoutPasses_Then_CancelledAndNoAnswer()
    {
        await using var a = await LiveEndpoint.StartAsync();
        await using var b = await LiveEndpoint.StartAsync();
        b.Log.OnInvite = call => b.Endpoint.Ring(call.Leg);
        var leg = a.Dial(b.Udp, ring: TimeSpan.FromMilliseconds(300));
        await a.Log.WaitForAsync("ended", leg);
        a.Log.Endings[leg].ShouldBe(SipEnding.Of(SipEndedBy.Timeout, 408, null, false));
        a.Log.Endings[leg].Class.ShouldBe(SipEndingClass.NoAnswer);
    }

    [Theory]
    [InlineData(486, SipEndingClass.Busy)]
    [InlineData(404, SipEndingClass.NotFound)]
    [InlineData(603, SipEndingClass.Declined)]
    [InlineData(503, SipEndingClass.Unreachable)]
    public async Task Reject_When_Incoming_Then_CallerGetsStatusAndClass(int status, SipEndingClass expected)
    {
        await using var a = await LiveEndpoint.StartAsync();
        await using var b = await LiveEndpoint.StartAsync();
        b.Log.OnInvite = call => b.Endpoint.Reject(call.Leg, status, retryAfter: TimeSpan.FromSeconds(5));
        var leg = a.Dial(b.Udp);
        await a.Log.WaitForAsync("ended", leg);
        a.Log.Endings[leg].Status.ShouldBe(status);
        a.Log.Endings[leg].Class.ShouldBe(expected);
    }

    [Fact]
    public async Task ReOffer_When_PeerAccepts_Then_AnswerComesBackAndCallStands()
    {
        await using var a = await LiveEndpoint.StartAsync();
        await using var b = await LiveEndpoint.StartAsync();
        b.Log.OnInvite = call => b.Endpoint.Answer(call.Leg, Offers.Answer);
        b.Log.OnReOffer = (callee, _) => b.Endpoint.AnswerReOffer(callee, Offers.Answer);
        a.Log.OnReOffer = (caller, _) => a.Endpoint.AnswerReOffer(caller, null, 488);
        var leg = a.Dial(b.Udp);
        var calleeLeg = await b.Log.WaitForAsync("confirmed");
        await a.Log.WaitForAsync("answered");
        a.Endpoint.ReOffer(leg, Offers.Hold);
        await a.Log.WaitForAsync("reoffer answered 200", leg);
        b.Log.DetailOf("reoffered").ShouldBe(Offers.Hold);
        await Until.TrueAsync(() =>
        {
            if (b.Log.CountOf("reoffer answered 488") > 0) return true;
            b.Endpoint.ReOffer(calleeLeg, Offers.Hold); // 491 until the ACK of the first re-INVITE arrived
            return false;
        }, () => "no refusal: " + b.Log.All());
        a.Log.CountOf("ended").ShouldBe(0);
        a.Endpoint.Hangup(leg, SipHangupCause.Normal);
        await b.Log.WaitForAsync("ended");
    }

    [Fact]
    public async Task Dial_When_DelayedOffer_Then_OfferComesInAnswer()
    {
        await using var a = await LiveEndpoint.StartAsync();
        await using var b = await LiveEndpoint.StartAsync();
        b.Log.OnInvite = call => b.Endpoint.Answer(call.Leg, Offers.Basic);
        var leg = a.Dial(b.Udp, sdp: null);
        await a.Log.WaitForAsync("answered", leg);
        a.Log.DetailOf("answered").ShouldBe(Offers.Basic);
        a.Endpoint.AnswerReOffer(leg, Offers.Answer);
        await b.Log.WaitForAsync("confirmed");
        b.Log.DetailOf("confirmed").ShouldBe(Offers.Answer, "the answer to a delayed offer is in the ACK");
    }

    [Fact]
    public async Task Dial_When_NothingListens_Then_TimeoutWithFastTimers()
    {
        await using var a = await LiveEndpoint.StartAsync(o => o with { Timers = new SipTimerValues { T1 = TimeSpan.FromMilliseconds(5), T2 = TimeSpan.FromMilliseconds(40), T4 = TimeSpan.FromMilliseconds(50) } });
        using var silent = new System.Net.Sockets.UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        var leg = a.Dial((IPEndPoint)silent.Client.LocalEndPoint!);
        await a.Log.WaitForAsync("ended", leg);
        a.Log.Endings[leg].ShouldBe(SipEnding.Of(SipEndedBy.Timeout, 408, null, false));
        await Until.TrueAsync(() => a.Endpoint.Counters.Transactions == 0, () => "transactions were left");
    }

    [Fact]
    public async Task Dial_When_TcpPortIsClosed_Then_TransportEnding()
    {
        await using var a = await LiveEndpoint.StartAsync();
        var leg = a.Dial(new IPEndPoint(IPAddress.Loopback, 1), transport: "tcp");
        await a.Log.WaitForAsync("ended", leg);
        a.Log.Endings[leg].By.ShouldBe(SipEndedBy.Transport);
        a.Log.Endings[leg].Class.ShouldBe(SipEndingClass.Unreachable);
    }

    [Fact]
    public async Task Stop_When_CallsStand_Then_PeersGetByeAndNewInvitesGet503()
    {
        await using var a = await LiveEndpoint.StartAsync();
        await using var b = await LiveEndpoint.StartAsync();
        b.Log.OnInvite = call => b.Endpoint.Answer(call.Leg, Offers.Answer);
        a.Dial(b.Udp);
        await b.Log.WaitForAsync("confirmed");
        await b.Endpoint.StopAsync(TimeSpan.FromSeconds(5), CancellationToken.None);
        await a.Log.WaitForAsync("ended");
        b.Log.CountOf("ended").ShouldBe(1);
    }

    [Fact]
    public async Task Stop_When_PeerStaysSilent_Then_EachLegIsEndedOnceAfterTheGrace()
    {
        await using var a = await LiveEndpoint.StartAsync();
        using var silent = new RawPeer(a.Udp);
        a.Dial(new IPEndPoint(IPAddress.Loopback, silent.Port));
        await silent.ReceiveAsync(static m => m is SipRequest { Method: "INVITE" });
        await silent.SendAsync(Wire.Simple("INVITE", extra: "Content-Type: application/sdp", body: Offers.Basic));
        a.Endpoint.Answer(await a.Log.WaitForAsync("invite"), Offers.Answer);
        await a.Endpoint.StopAsync(TimeSpan.FromMilliseconds(100), CancellationToken.None);
        a.Log.CountOf("ended").ShouldBe(2);
        a.Endpoint.Counters.Calls.ShouldBe(0);
    }

    [Fact]
    public async Task Stop_When_TheCallerHasNoPatience_Then_LegsAreCutAndNothingIsThrown()
    {
        await using var a = await LiveEndpoint.StartAsync();
        using var silent = new RawPeer(a.Udp);
        a.Dial(new IPEndPoint(IPAddress.Loopback, silent.Port));
        await silent.ReceiveAsync(static m => m is SipRequest { Method: "INVITE" });
        await a.Endpoint.StopAsync(TimeSpan.FromMinutes(5), new CancellationToken(canceled: true));
        a.Log.CountOf("ended").ShouldBe(1);
        a.Endpoint.Counters.Calls.ShouldBe(0);
    }

    [Fact]
    public async Task Dial_When_ExtensionIsNotRegistered_Then_480()
    {
        await using var a = await LiveEndpoint.StartAsync();
        var leg = SipLegId.New(TimeProvider.System);
        a.Endpoint.Dial(leg, new SipDialRequest { Target = "extension:8019", FromUser = "1" });
        await a.Log.WaitForAsync("ended", leg);
        a.Log.Endings[leg].Status.ShouldBe(480);
    }

    [Theory]
    [InlineData("http://x", "X-A", "1")]
    [InlineData("sip:1@127.0.0.1", "Via", "1")]
    [InlineData("sip:1@127.0.0.1", "X-A", "1\r\nX-B: 2")]
    public async Task Dial_When_TargetOrHeaderIsWrong_Then_ArgumentException(string target, string header, string value)
    {
        await using var a = await LiveEndpoint.StartAsync();
        Should.Throw<ArgumentException>(() => a.Endpoint.Dial(SipLegId.New(TimeProvider.System), new SipDialRequest { Target = target, FromUser = "1", Headers = new Dictionary<string, string> { [header] = value } }));
    }

    [Fact]
    public async Task Start_When_PortIsTaken_Then_ExceptionNamesTheAddress()
    {
        await using var a = await LiveEndpoint.StartAsync();
        var taken = "udp://" + a.Udp;
        var problem = await Should.ThrowAsync<SipBindException>(() => LiveEndpoint.StartAsync(o => o with { Listen = [SipListenAddress.Parse(taken)] }));
        problem.Message.ShouldContain(taken);
        problem.Message.ShouldContain("already in use");
    }
}
