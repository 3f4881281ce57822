

namespace Telephony.Sip.Tests.Live;

/// <summary>Trunks against real endpoints that play the provider.</summary>
public sealed class TrunkTests
{
    private static readonly TimeSpan Quick = TimeSpan.FromMilliseconds(200);

    /// <summary>Longer than a busy machine keeps a living provider from answering; a dead one is told by its port's refusal or after this.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task Trunk_When_TheProviderIsKilledAndStartedAgain_Then_DownAndUp()
    {
        await using var us = await LiveEndpoint.StartAsync();
        // On an address of its own: nobody else takes its port while it is dead.
        var provider = await LiveEndpoint.StartAsync(static o => o with { Listen = [SipListenAddress.Parse("udp://127.0.0.62:0")] });
        var at = provider.Udp;
        us.Endpoint.WatchTrunks([Trunk("main", new SipListenAddress(SipTransportProtocol.Udp, at))]);
        await us.Log.WaitForAsync("trunk main Up None");
        us.Endpoint.Trunks["main"].LastStatus.ShouldBe(200);
        us.Endpoint.Trunks["main"].RoundTrip.ShouldNotBeNull();
        await provider.DisposeAsync();
        await us.Log.WaitForAsync("trunk main Down None");
        await using var again = await LiveEndpoint.StartAsync(o => o with { Listen = [new SipListenAddress(SipTransportProtocol.Udp, at)] });
        await Until.TrueAsync(() => us.Endpoint.Trunks["main"].Reach == SipTrunkReach.Up, () => "it did not come back: " + us.Log.All());
    }

    [Fact]
    public async Task Trunk_When_TheProviderDrains_Then_503MeansDown()
    {
        using var provider = new System.Net.Sockets.UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        await using var us = await LiveEndpoint.StartAsync();
        us.Endpoint.WatchTrunks([Trunk("main", new SipListenAddress(SipTransportProtocol.Udp, (IPEndPoint)provider.Client.LocalEndPoint!))]);
        var asked = await provider.ReceiveAsync(TestContext.Current.CancellationToken);
        var request = (SipRequest)SipParser.Parse(asked.Buffer).Message!;
        request.Method.ShouldBe("OPTIONS");
        await provider.SendAsync(SipResponse.For(request, 503, null, "t").Wire, asked.RemoteEndPoint, TestContext.Current.CancellationToken);
        await us.Log.WaitForAsync("trunk main Down None");
    }

    [Theory]
    [InlineData("udp")]
    [InlineData("tcp")]
    public async Task Registration_When_TheProviderChallenges_Then_RegisteredCalledAndTakenBackAtTheStop(string transport)
    {
        await using var provider = await LiveEndpoint.StartAsync();
        await using var us = await LiveEndpoint.StartAsync();
        us.Log.OnInvite = call => us.Endpoint.Answer(call.Leg, Offers.Answer);
        var peer = new SipListenAddress(transport == "tcp" ? SipTransportProtocol.Tcp : SipTransportProtocol.Udp, transport == "tcp" ? provider.Tcp : provider.Udp);
        us.Endpoint.WatchTrunks([Trunk("main", peer) with { Registers = true, Login = new SipLogin("8001", "demo-8001") }]);
        await provider.Log.WaitForAsync("registered 8001 True");
        await Until.TrueAsync(() => us.Endpoint.Trunks["main"].Registration == SipTrunkRegistration.Registered, () => us.Log.All());
        us.Endpoint.Trunks["main"].RegisteredUntil.ShouldNotBeNull();

        var leg = SipLegId.New(TimeProvider.System);
        provider.Endpoint.Dial(leg, new SipDialRequest { Target = "extension:8001", FromUser = "13800138000", SdpOffer = Offers.Basic });
        await provider.Log.WaitForAsync("answered", leg);

        await us.Endpoint.StopAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
        await provider.Log.WaitForAsync("registered 8001 False");
        await provider.Log.WaitForAsync("ended", leg);
    }

    [Fact]
    public async Task Registration_When_TheProviderGrantsNoTime_Then_FailedAndAskedAgain()
    {
        var clock = new ManualTimeProvider();
        using var provider = new System.Net.Sockets.UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        await using var us = await LiveEndpoint.StartAsync(clock: clock);
        var peer = new SipListenAddress(SipTransportProtocol.Udp, (IPEndPoint)provider.Client.LocalEndPoint!);
        us.Endpoint.WatchTrunks([Trunk("main", peer) with { Registers = true, Login = new SipLogin("u", "p"), PingEvery = TimeSpan.Zero }]);
        var asked = await provider.ReceiveAsync(TestContext.Current.CancellationToken);
        var request = (SipRequest)SipParser.Parse(asked.Buffer).Message!;
        var granted = SipResponse.For(request, 200, null, "t");
        granted.Headers.Add("Expires", "0");
        await provider.SendAsync(granted.Wire, asked.RemoteEndPoint, TestContext.Current.CancellationToken);
        await Until.TrueAsync(() => us.Endpoint.Trunks.GetValueOrDefault("main") is { Registration: SipTrunkRegistration.Failed, RegisteredUntil: null, LastStatus: 200 }, () => us.Log.All());
        var next = provider.ReceiveAsync(TestContext.Current.CancellationToken).AsTask();
        await Until.TrueAsync(() =>
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            return next.IsCompleted;
        }, () => "it was not asked again");
        ((SipRequest)SipParser.Parse((await next).Buffer).Message!).CSeq.ShouldNotBe(request.CSeq);
    }

    [Fact]
    public async Task Registration_When_ThePasswordIsWrong_Then_FailedAndSaid()
    {
        await using var provider = await LiveEndpoint.StartAsync();
        await using var us = await LiveEndpoint.StartAsync();
        us.Endpoint.WatchTrunks([Trunk("main", new SipListenAddress(SipTransportProtocol.Udp, provider.Udp)) with { Registers = true, Login = new SipLogin("8001", "wrong") }]);
        await Until.TrueAsync(() => us.Endpoint.Trunks.GetValueOrDefault("main") is { Registration: SipTrunkRegistration.Failed }, () => us.Log.All());
        provider.Endpoint.Counters.AuthenticationFailures.ShouldBe(1, "one guess, not a hammer");
    }

    [Fact]
    public async Task Trunk_When_TakenOut_Then_Unregistered()
    {
        await using var provider = await LiveEndpoint.StartAsync();
        await using var us = await LiveEndpoint.StartAsync();
        us.Endpoint.WatchTrunks([Trunk("main", new SipListenAddress(SipTransportProtocol.Udp, provider.Udp)) with { Registers = true, Login = new SipLogin("8001", "demo-8001") }]);
        await Until.TrueAsync(() => us.Endpoint.Trunks.GetValueOrDefault("main") is { Registration: SipTrunkRegistration.Registered }, () => us.Log.All());
        us.Endpoint.WatchTrunks([]);
        await provider.Log.WaitForAsync("registered 8001 False");
        us.Endpoint.Trunks.ShouldBeEmpty();
    }

    [Fact]
    public async Task Registration_When_TheConnectionBreaks_Then_MadeAgainOverANewOne()
    {
        await using var provider = await LiveEndpoint.StartAsync();
        await using var relay = await TcpRelay.StartAsync(provider.Tcp);
        await using var us = await LiveEndpoint.StartAsync();
        us.Endpoint.WatchTrunks([Trunk("main", new SipListenAddress(SipTransportProtocol.Tcp, relay.Local)) with { Registers = true, Login = new SipLogin("8001", "demo-8001"), PingEvery = TimeSpan.FromHours(1) }]);
        await Until.TrueAsync(() => us.Endpoint.Trunks.GetValueOrDefault("main") is { Registration: SipTrunkRegistration.Registered }, () => us.Log.All());
        relay.Cut();
        await Until.TrueAsync(() => relay.Connections == 2 && us.Endpoint.Trunks["main"].Registration == SipTrunkRegistration.Registered, () => us.Log.All());
    }

    [Fact]
    public async Task KeepAlive_When_TheConnectionIsQuiet_Then_DoubleCrlfIsSentAndAPongKeepsIt()
    {
        var clock = new ManualTimeProvider();
        using var provider = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        provider.Start();
        await using var us = await LiveEndpoint.StartAsync(clock: clock);
        us.Endpoint.WatchTrunks([Trunk("main", new SipListenAddress(SipTransportProtocol.Tcp, (IPEndPoint)provider.LocalEndpoint)) with { Registers = true, Login = new SipLogin("u", "p"), PingEvery = TimeSpan.Zero, RegisterFor = TimeSpan.FromHours(1) }]);
        using var client = await provider.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        var stream = client.GetStream();
        var buffer = new byte[4096];
        var length = await stream.ReadAsync(buffer, TestContext.Current.CancellationToken);
        var request = (SipRequest)SipParser.Parse(buffer.AsSpan(0, length)).Message!;
        request.Method.ShouldBe("REGISTER");
        var granted = SipResponse.For(request, 200, null, "t");
        granted.Headers.Add("Expires", "3600");
        await stream.WriteAsync(granted.Wire, TestContext.Current.CancellationToken);
        await Until.TrueAsync(() => us.Endpoint.Trunks["main"].Registration == SipTrunkRegistration.Registered, () => us.Log.All());

        for (var round = 0; round < 2; round++)
        {
            await UntilBytesAsync();
            length = await stream.ReadAsync(buffer, TestContext.Current.CancellationToken);
            Encoding.ASCII.GetString(buffer, 0, length).ShouldBe("\r\n\r\n");
            await stream.WriteAsync("\r\n"u8.ToArray(), TestContext.Current.CancellationToken);
            var pongs = round + 1;
            await Until.TrueAsync(() => us.Endpoint.Counters.KeepAlivesIn == pongs, () => "no pong was read");
            clock.Advance(TimeSpan.FromSeconds(10.5));
        }

        us.Endpoint.Trunks["main"].Registration.ShouldBe(SipTrunkRegistration.Registered);

        // No pong: the flow has failed (RFC 5626 §4.4.1) and a new one is made.
        await UntilBytesAsync();
        (await stream.ReadAsync(buffer, TestContext.Current.CancellationToken)).ShouldBe(4);
        await Until.TrueAsync(() =>
        {
            clock.Advance(TimeSpan.FromSeconds(2));
            return us.Endpoint.Counters.ConnectionsOpened == 2;
        }, () => us.Log.All());

        Task UntilBytesAsync() => Until.TrueAsync(() =>
        {
            if (client.Available == 0) clock.Advance(TimeSpan.FromSeconds(2));
            return client.Available > 0;
        }, () => "nothing was sent");
    }

    private static SipTrunk Trunk(string name, SipListenAddress peer) => new() { Name = name, Peer = peer, PingEvery = Quick, PingPatience = Patience };
}
