namespace Telephony.Sip.Tests.Torture;

public sealed class TortureTests
{
    public static TheoryData<string> Names => new(Rfc4475.Messages.Select(message => message.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Rfc4475_When_MessageArrives_Then_PreferredAnswerAndAlive(string name)
    {
        var (_, expected, datagram, text) = Rfc4475.Messages.Single(message => message.Name == name);
        await using var endpoint = await LiveEndpoint.StartAsync(o => o with { Domains = ["example.com"] });
        endpoint.Log.OnInvite = call => endpoint.Endpoint.Reject(call.Leg, Rfc4475.Admitted);
        using var probe = new RawPeer(endpoint.Udp);
        if (!datagram)
        {
            using var stream = await StreamPeer.ConnectAsync(endpoint.Tcp);
            await stream.SendAsync(Wire.Bytes(text));
            (await stream.FinalStatusAsync()).ShouldBe(expected);
        }
        else
        {
            await probe.SendAsync(text);
            if (expected != Rfc4475.Silence) ((SipResponse)(await probe.ReceiveAsync(static m => m is SipResponse { Status: >= 200 })).ShouldNotBeNull()).Status.ShouldBe(expected);
        }

        (await probe.IsAliveAsync()).ShouldBeTrue();
        endpoint.Endpoint.Counters.Faults.ShouldBe(0);
    }

    public static TheoryData<string> IPv6Names => new(Rfc5118.Messages.Select(message => message.Name));

    [Theory]
    [MemberData(nameof(IPv6Names))]
    public async Task Rfc5118_When_MessageArrives_Then_PreferredAnswerAndAlive(string name)
    {
        var (_, expected, text) = Rfc5118.Messages.Single(message => message.Name == name);
        await using var endpoint = await LiveEndpoint.StartAsync(o => o with { Domains = ["example.com"] });
        endpoint.Log.OnInvite = call => endpoint.Endpoint.Reject(call.Leg, Rfc4475.Admitted);
        using var probe = new RawPeer(endpoint.Udp);
        using var stream = await StreamPeer.ConnectAsync(endpoint.Tcp);
        await stream.SendAsync(Wire.Bytes(text));
        (await stream.FinalStatusAsync()).ShouldBe(expected);
        (await probe.IsAliveAsync()).ShouldBeTrue();
        endpoint.Endpoint.Counters.Faults.ShouldBe(0);
    }

    [Fact]
    public void Rfc5118_When_Counted_Then_All12AreHere() => Rfc5118.Messages.Length.ShouldBe(12);

    [Fact]
    public async Task Invite_OfAnEndpointOnBothFamilies_NamesTheAddressOfThePeersFamily()
    {
        Assert.SkipUnless(System.Net.Sockets.Socket.OSSupportsIPv6, "this machine has no IPv6");
        await using var both = await LiveEndpoint.StartAsync(o => o with { Listen = [SipListenAddress.Parse("udp://127.0.0.1:0"), SipListenAddress.Parse("udp://[::1]:0")] });
        using var peer = new RawPeer(new IPEndPoint(IPAddress.IPv6Loopback, 9), "::1");
        both.Dial(new IPEndPoint(IPAddress.IPv6Loopback, peer.Port));
        var invite = (await peer.ReceiveAsync(static m => m is SipRequest { Method: "INVITE" })).ShouldNotBeNull();
        invite.Headers.First(SipHeaderNames.Via).ShouldNotBeNull().ShouldContain("[::1]:");
        invite.Headers.First("Contact").ShouldNotBeNull().ShouldContain("[::1]:");
    }

    [Fact]
    public async Task Call_OverIPv6_StandsAndEnds()
    {
        Assert.SkipUnless(System.Net.Sockets.Socket.OSSupportsIPv6, "this machine has no IPv6");
        static SipEndpointOptions Six(SipEndpointOptions o) => o with { Listen = [SipListenAddress.Parse("udp://[::1]:0"), SipListenAddress.Parse("tcp://[::1]:0")] };
        await using var a = await LiveEndpoint.StartAsync(Six);
        await using var b = await LiveEndpoint.StartAsync(Six);
        b.Log.OnInvite = call => b.Endpoint.Answer(call.Leg, Offers.Answer);
        foreach (var (transport, to) in new[] { ("udp", b.Udp), ("tcp", b.Tcp) })
        {
            var leg = a.Dial(to, transport: transport);
            await a.Log.WaitForAsync("answered", leg);
            a.Endpoint.Hangup(leg, SipHangupCause.Normal);
            await a.Log.WaitForAsync("ended", leg);
            a.Log.Endings[leg].Status.ShouldBe(200);
        }
    }

    [Fact]
    public void Rfc4475_When_Counted_Then_All49AreHere() => Rfc4475.Messages.Length.ShouldBe(49);
}
