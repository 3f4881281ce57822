namespace Telephony.Sip.Tests.Live;

/// <summary>What a bare peer sees: registration, digest, refusals, dialog strays.</summary>
public sealed class WireTests
{
    [Fact]
    public async Task Register_When_DigestIsRight_Then_BoundListedAndDialledAtItsSource()
    {
        await using var endpoint = await LiveEndpoint.StartAsync();
        using var phone = new RawPeer(endpoint.Udp);
        var ok = await RegisterAsync(phone, "8001", "demo-8001", $"<sip:8001@10.9.9.9:5060>;expires=120");
        ok.Status.ShouldBe(200);
        ok.Headers.First("Contact").ShouldBe("<sip:8001@10.9.9.9:5060>;expires=120");
        await endpoint.Log.WaitForAsync("registered 8001 True");
        endpoint.Endpoint.IsRegistered("8001").ShouldBeTrue();
        endpoint.Endpoint.Bindings("8001").ShouldHaveSingleItem().Source.Port.ShouldBe(phone.Port);

        var leg = SipLegId.New(TimeProvider.System);
        endpoint.Endpoint.Dial(leg, new SipDialRequest { Target = "extension:8001", FromUser = "13800138000", FromDisplayName = "张三", SdpOffer = Offers.Basic });
        var invite = (SipRequest)(await phone.ReceiveAsync(static m => m is SipRequest { Method: "INVITE" })).ShouldNotBeNull();
        invite.RequestUri.ShouldBe("sip:8001@10.9.9.9:5060");
        invite.From!.DisplayName.ShouldBe("张三");
        var busy = SipResponse.For(invite, 486, null, "x");
        await phone.SendAsync(busy.Wire.ToArray());
        await endpoint.Log.WaitForAsync("ended", leg);
        endpoint.Log.Endings[leg].Class.ShouldBe(SipEndingClass.Busy);
        (await phone.ReceiveAsync(static m => m is SipRequest { Method: "ACK" })).ShouldNotBeNull();

        (await RegisterAsync(phone, "8001", "demo-8001", "*", "Expires: 0", 10)).Status.ShouldBe(200);
        await endpoint.Log.WaitForAsync("registered 8001 False");
        endpoint.Endpoint.IsRegistered("8001").ShouldBeFalse();
    }

    [Fact]
    public async Task Dial_When_ContactIsAtTheSourceAddressButAnotherPort_Then_ContactIsCalled()
    {
        await using var endpoint = await LiveEndpoint.StartAsync();
        using var registrant = new RawPeer(endpoint.Udp);
        using var phone = new RawPeer(endpoint.Udp);
        (await RegisterAsync(registrant, "8002", "demo-8002", $"<sip:8002@127.0.0.1:{phone.Port}>")).Status.ShouldBe(200);
        endpoint.Endpoint.Dial(SipLegId.New(TimeProvider.System), new SipDialRequest { Target = "extension:8002", FromUser = "1", SdpOffer = Offers.Basic });
        (await phone.ReceiveAsync(static m => m is SipRequest { Method: "INVITE" })).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("8001", "wrong")]
    [InlineData("9999", "demo-9999")]
    public async Task Register_When_UserOrPasswordIsWrong_Then_SameAnswer(string user, string password)
    {
        await using var endpoint = await LiveEndpoint.StartAsync();
        using var phone = new RawPeer(endpoint.Udp);
        var answer = await RegisterAsync(phone, user, password, "<sip:x@127.0.0.1>");
        answer.Status.ShouldBe(401);
        answer.Wire.Length.ShouldBe((await RegisterAsync(phone, "8002", "no-good-0", "<sip:x@127.0.0.1>")).Wire.Length);
        endpoint.Endpoint.Counters.AuthenticationFailures.ShouldBe(2);
    }

    [Theory]
    [InlineData("<sip:8001@127.0.0.1>;expires=10", "", 423)]
    [InlineData("*", "Contact: <sip:8001@127.0.0.1>\nExpires: 0", 400)]
    [InlineData("*", "Expires: 60", 400)]
    [InlineData("<sip:8001@127.0.0.1>;q=2", "", 400)]
    public async Task Register_When_RuleIsBroken_Then_Status(string contact, string extra, int expected)
    {
        await using var endpoint = await LiveEndpoint.StartAsync();
        using var phone = new RawPeer(endpoint.Udp);
        var answer = await RegisterAsync(phone, "8001", "demo-8001", contact, extra);
        answer.Status.ShouldBe(expected);
        if (expected == 423) answer.Headers.First("Min-Expires").ShouldBe("60");
        endpoint.Endpoint.IsRegistered("8001").ShouldBeFalse();
    }

    [Fact]
    public async Task Register_When_OtherUsersAddress_Then_403()
    {
        await using var endpoint = await LiveEndpoint.StartAsync();
        using var phone = new RawPeer(endpoint.Udp);
        (await RegisterAsync(phone, "8001", "demo-8001", "<sip:x@127.0.0.1>", addressOfRecord: "8002")).Status.ShouldBe(403);
    }

    [Fact]
    public async Task Register_When_ExpiryPassesOnTheClock_Then_EventAndGone()
    {
        var clock = new ManualTimeProvider();
        await using var endpoint = await LiveEndpoint.StartAsync(clock: clock);
        using var phone = new RawPeer(endpoint.Udp);
        (await RegisterAsync(phone, "8001", "demo-8001", "<sip:8001@127.0.0.1>;expires=60")).Status.ShouldBe(200);
        await endpoint.Log.WaitForAsync("registered 8001 True");
        clock.Advance(TimeSpan.FromSeconds(59));
        endpoint.Endpoint.IsRegistered("8001").ShouldBeTrue();
        await Until.TrueAsync(() =>
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            return endpoint.Log.CountOf("registered 8001 False") == 1;
        }, () => "not expired");
        endpoint.Endpoint.Counters.RegisteredExtensions.ShouldBe(0);
    }

    [Fact]
    public async Task Invite_When_FromIsAnExtension_Then_407EvenFromTrunkAndAcceptedWithPassword()
    {
        await using var endpoint = await LiveEndpoint.StartAsync();
        await using var phone = await LiveEndpoint.StartAsync();
        endpoint.Log.OnInvite = call => endpoint.Endpoint.Answer(call.Leg, Offers.Answer);
        var denied = phone.Dial(endpoint.Udp, from: "8001");
        await phone.Log.WaitForAsync("ended", denied);
        phone.Log.Endings[denied].Status.ShouldBe(407);
        var wrong = phone.Dial(endpoint.Udp, from: "8001", login: new SipLogin("8001", "nope"));
        await phone.Log.WaitForAsync("ended", wrong);
        phone.Log.Endings[wrong].Status.ShouldBe(407);
        var other = phone.Dial(endpoint.Udp, from: "8001", login: new SipLogin("8002", "demo-8002"));
        await phone.Log.WaitForAsync("ended", other);
        phone.Log.Endings[other].Status.ShouldBe(403);
        var leg = phone.Dial(endpoint.Udp, from: "8001", login: new SipLogin("8001", "demo-8001"));
        await phone.Log.WaitForAsync("answered", leg);
        endpoint.Log.Incoming.Values.ShouldHaveSingleItem().AuthenticatedExtension.ShouldBe("8001");
    }

    [Fact]
    public async Task Invite_When_SourceIsUnknown_Then_407Or403ByPolicy()
    {
        await using var challenges = await LiveEndpoint.StartAsync(o => o with { AcceptLoopbackTrunk = false });
        await using var forbids = await LiveEndpoint.StartAsync(o => o with { AcceptLoopbackTrunk = false, ChallengeUnknownSources = false });
        using var a = new RawPeer(challenges.Udp);
        using var b = new RawPeer(forbids.Udp);
        (await a.AskAsync(Wire.Simple("INVITE"))).Status.ShouldBe(407);
        (await b.AskAsync(Wire.Simple("INVITE"))).Status.ShouldBe(403);
        (await a.AskAsync(Wire.Simple("OPTIONS"))).Status.ShouldBe(200);
        challenges.Log.Incoming.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("BYE", "", "gone", 481)]
    [InlineData("INVITE", "", "gone", 481)]
    [InlineData("UPDATE", "", "", 481)]
    [InlineData("CANCEL", "", "", 481)]
    [InlineData("REFER", "Refer-To: <sip:8002@127.0.0.1>", "", 403)]
    [InlineData("REFER", "Refer-To: <sip:8002@127.0.0.1>", "gone", 481)]
    [InlineData("NOTIFY", "Event: refer", "", 405)]
    [InlineData("INVITE", "Replaces: x;to-tag=a;from-tag=b", "", 403)]
    [InlineData("JUMP", "", "", 501)]
    [InlineData("INVITE", "Require: path, 100rel", "", 420)]
    [InlineData("INVITE", "Require: timer\nSupported: timer\nSession-Expires: 60", "", 422)]
    [InlineData("UPDATE", "Supported: timer\nSession-Expires: 89", "gone", 422)]
    [InlineData("INVITE", "Content-Encoding: gzip\nContent-Type: application/sdp", "", 415)]
    public async Task Request_When_ItCannotBeServed_Then_Status(string method, string extra, string toTag, int expected)
    {
        await using var endpoint = await LiveEndpoint.StartAsync();
        using var peer = new RawPeer(endpoint.Udp);
        (await peer.AskAsync(Wire.Simple(method, extra: extra, toTag: toTag, body: extra.Contains("Encoding", StringComparison.Ordinal) ? "xx" : ""))).Status.ShouldBe(expected);
    }

    [Fact]
    public async Task Invite_When_MaxForwardsIsZero_Then_483()
    {
        await using var endpoint = await LiveEndpoint.StartAsync();
        using var peer = new RawPeer(endpoint.Udp);
        (await peer.AskAsync(Wire.Simple("INVITE").Replace("Max-Forwards: 70", "Max-Forwards: 0", StringComparison.Ordinal))).Status.ShouldBe(483);
    }

    [Fact]
    public async Task Invite_When_SameCallComesOverAnotherBranch_Then_482()
    {
        await using var endpoint = await LiveEndpoint.StartAsync();
        using var peer = new RawPeer(endpoint.Udp);
        await peer.SendAsync(Wire.Simple("INVITE"));
        (await peer.AskAsync(Wire.Simple("INVITE", branch: "z9hG4bKother"))).Status.ShouldBe(482);
        endpoint.Log.Incoming.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Dialog_When_PeerSendsInfoOptionsAndStrays_Then_DigitsArriveAndStraysGetErrors()
    {
        await using var endpoint = await LiveEndpoint.StartAsync();
        endpoint.Log.OnInvite = call => endpoint.Endpoint.Answer(call.Leg, Offers.Answer);
        using var peer = new RawPeer(endpoint.Udp);
        var ok = await peer.AskAsync(Wire.Simple("INVITE", extra: "Content-Type: application/sdp", body: Offers.Basic));
        var tag = ok.ToTag!;
        await peer.SendAsync(Wire.Simple("ACK", toTag: tag, branch: "z9hG4bKack"));
        await endpoint.Log.WaitForAsync("confirmed");
        (await peer.AskAsync(Wire.Simple("INFO", cseq: 2, toTag: tag, branch: "z9hG4bKi", extra: "Content-Type: application/dtmf-relay", body: "Signal=5\nDuration=240\n"))).Status.ShouldBe(200);
        await endpoint.Log.WaitForAsync("digit 5");
        endpoint.Log.DetailOf("digit 5").ShouldBe("240");
        (await peer.AskAsync(Wire.Simple("INFO", cseq: 3, toTag: tag, branch: "z9hG4bKj", extra: "Content-Type: text/plain", body: "5"))).Status.ShouldBe(415);
        (await peer.AskAsync(Wire.Simple("OPTIONS", cseq: 4, toTag: tag, branch: "z9hG4bKk"))).Status.ShouldBe(200);
        (await peer.AskAsync(Wire.Simple("OPTIONS", cseq: 4, toTag: tag, branch: "z9hG4bKl"))).Status.ShouldBe(500);
        (await peer.AskAsync(Wire.Simple("UPDATE", cseq: 5, toTag: tag, branch: "z9hG4bKm"))).Status.ShouldBe(200);
        (await peer.AskAsync(Wire.Simple("BYE", cseq: 6, toTag: tag, branch: "z9hG4bKn").Replace("tag=f1", "tag=other", StringComparison.Ordinal))).Status.ShouldBe(481);
        (await peer.AskAsync(Wire.Simple("BYE", cseq: 6, toTag: tag, branch: "z9hG4bKo"))).Status.ShouldBe(200);
        await endpoint.Log.WaitForAsync("ended");
        (await peer.AskAsync(Wire.Simple("BYE", cseq: 7, toTag: tag, branch: "z9hG4bKp"))).Status.ShouldBe(481);
    }

    [Fact]
    public async Task Answer_When_AckNeverComes_Then_2xxRepeatsOnTheClockAndByeFollowsAt32s()
    {
        var clock = new ManualTimeProvider();
        await using var endpoint = await LiveEndpoint.StartAsync(clock: clock);
        endpoint.Log.OnInvite = call => endpoint.Endpoint.Answer(call.Leg, Offers.Answer);
        using var peer = new RawPeer(endpoint.Udp);
        (await peer.AskAsync(Wire.Simple("INVITE").Replace("5999", peer.Port.ToString(), StringComparison.Ordinal))).Status.ShouldBe(200);
        await Until.TrueAsync(() =>
        {
            clock.Advance(TimeSpan.FromMilliseconds(100));
            return endpoint.Log.CountOf("ended") == 1;
        }, () => "not ended");
        endpoint.Endpoint.Counters.RetransmissionsOut.ShouldBeGreaterThan(4); // exact times: CallMachineTests
        endpoint.Log.Endings.Values.Single().By.ShouldBe(SipEndedBy.Timeout);
        (await peer.ReceiveAsync(static m => m is SipRequest { Method: "BYE" })).ShouldNotBeNull();
    }

    [Fact]
    public async Task Stream_When_TwentyRequestsComeIn37BytePieces_Then_TwentyAnswers()
    {
        await using var endpoint = await LiveEndpoint.StartAsync();
        using var peer = await StreamPeer.ConnectAsync(endpoint.Tcp);
        var all = Enumerable.Range(0, 20).SelectMany(i => Wire.Bytes(Wire.Simple("OPTIONS", "s" + i, branch: "z9hG4bKs" + i))).ToArray();
        for (var at = 0; at < all.Length; at += 37) await peer.SendAsync(all.AsMemory(at, Math.Min(37, all.Length - at)));
        for (var i = 0; i < 20; i++) (await peer.FinalAsync()).ShouldNotBeNull().CallId.ShouldBe("s" + i);
    }

    [Fact]
    public async Task Stream_When_FramingIsLost_Then_400AndClosed()
    {
        await using var endpoint = await LiveEndpoint.StartAsync();
        using var peer = await StreamPeer.ConnectAsync(endpoint.Tcp);
        await peer.SendAsync(Encoding.ASCII.GetBytes(Encoding.ASCII.GetString(Wire.Bytes(Wire.Simple("OPTIONS"))).Replace("Content-Length: 0\r\n", "", StringComparison.Ordinal)));
        (await peer.FinalStatusAsync()).ShouldBe(400);
        (await peer.FinalStatusAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Stream_When_PingComes_Then_Pong()
    {
        await using var endpoint = await LiveEndpoint.StartAsync();
        using var peer = await StreamPeer.ConnectAsync(endpoint.Tcp);
        await peer.SendAsync("\r\n\r\n"u8.ToArray());
        var buffer = new byte[8];
        (await peer.ReadAsync(buffer)).ShouldBe(2);
        Encoding.ASCII.GetString(buffer, 0, 2).ShouldBe("\r\n");
    }

    [Fact]
    public async Task Stream_When_ConnectionsExceedTheLimitOrStayIdle_Then_Closed()
    {
        var clock = new ManualTimeProvider();
        await using var endpoint = await LiveEndpoint.StartAsync(o => o with { MaxConnectionsPerSource = 2 }, clock);
        using var first = await StreamPeer.ConnectAsync(endpoint.Tcp);
        using var second = await StreamPeer.ConnectAsync(endpoint.Tcp);
        await Until.TrueAsync(() => endpoint.Endpoint.Counters.ConnectionsOpened == 2, () => "not accepted");
        using var third = await StreamPeer.ConnectAsync(endpoint.Tcp);
        (await third.ReadAsync(new byte[1])).ShouldBe(0);
        endpoint.Endpoint.Counters.ConnectionsRefused.ShouldBe(1);
        await first.SendAsync("OPTIONS sip:"u8.ToArray());
        clock.Advance(TimeSpan.FromSeconds(12));
        (await first.ReadAsync(new byte[1])).ShouldBe(0);
        (await second.ReadAsync(new byte[1])).ShouldBe(0);
    }

    private static async Task<SipResponse> RegisterAsync(RawPeer phone, string user, string password, string contact, string extra = "", uint cseq = 1, string? addressOfRecord = null)
    {
        var record = addressOfRecord ?? user;
        string Text(uint number, string authorization) => $"""
            REGISTER sip:127.0.0.1 SIP/2.0
            Via: SIP/2.0/UDP 127.0.0.1:{phone.Port};branch=z9hG4bKr{number}{Guid.NewGuid():N};rport
            Max-Forwards: 70
            From: <sip:{record}@127.0.0.1>;tag=r1
            To: <sip:{record}@127.0.0.1>
            Call-ID: reg-{record}-{phone.Port}
            CSeq: {number} REGISTER
            Contact: {contact}{(extra.Length > 0 ? "\n" + extra : "")}{(authorization.Length > 0 ? "\nAuthorization: " + authorization : "")}
            Content-Length: 0

            """;
        var challenge = await phone.AskAsync(Text(cseq, ""));
        challenge.Status.ShouldBe(401);
        var request = Wire.Request(Text(cseq, ""));
        var answer = DigestClient.Answer(challenge.Headers, "WWW-Authenticate", new SipLogin(user, password), request, "Authorization", "cn")!;
        return await phone.AskAsync(Text(cseq + 1, answer));
    }
}
