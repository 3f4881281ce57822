namespace Telephony.Sip.Tests.Live;

/// <summary>Requests that are too large for a datagram (RFC 3261 §18.1.1).</summary>
public sealed class LargeMessageTests
{
    private static readonly string Long = Offers.Basic + string.Concat(Enumerable.Range(0, 60).Select(n => $"a=x-long:{n:D20}\r\n"));

    [Fact]
    public async Task Dial_When_TheInviteIsLarge_Then_ItGoesByTcpAndTheCallStands()
    {
        // TCP and UDP on one port, as §18.1.1 expects of a peer.
        await using var b = await LiveEndpoint.StartAsync(o => o with { Listen = SamePort() });
        await using var a = await LiveEndpoint.StartAsync();
        b.Log.OnInvite = call => b.Endpoint.Answer(call.Leg, Offers.Answer);
        var leg = a.Dial(b.Udp, sdp: Long);
        await a.Log.WaitForAsync("answered", leg);
        b.Log.Incoming.Values.Single().Transport.ShouldBe(SipTransportProtocol.Tcp);
        b.Log.Incoming.Values.Single().SdpOffer.ShouldBe(Long);
        await b.Log.WaitForAsync("confirmed");
        a.Endpoint.Hangup(leg, SipHangupCause.Normal);
        await b.Log.WaitForAsync("ended");
    }

    [Fact]
    public async Task Dial_When_ThePeerTakesNoTcp_Then_TheDatagramIsSentAllTheSame()
    {
        await using var b = await LiveEndpoint.StartAsync(o => o with { Listen = [SipListenAddress.Parse("udp://127.0.0.1:0")] });
        await using var a = await LiveEndpoint.StartAsync();
        b.Log.OnInvite = call => b.Endpoint.Answer(call.Leg, Offers.Answer);
        var leg = a.Dial(b.Udp, sdp: Long);
        await a.Log.WaitForAsync("answered", leg);
        b.Log.Incoming.Values.Single().Transport.ShouldBe(SipTransportProtocol.Udp);
    }

    [Fact]
    public async Task Stream_When_AMessageOf60KilobytesComes_Then_ItIsRead()
    {
        await using var endpoint = await LiveEndpoint.StartAsync();
        endpoint.Log.OnInvite = call => endpoint.Endpoint.Reject(call.Leg, 486);
        using var peer = await StreamPeer.ConnectAsync(endpoint.Tcp);
        await peer.SendAsync(Wire.Bytes(Wire.Simple("INVITE", extra: "Content-Type: application/sdp", body: Offers.Basic + new string('a', 60_000))));
        (await peer.FinalStatusAsync()).ShouldBe(486);
    }

    [Fact]
    public async Task Stream_When_AMessageIsOverTheLimit_Then_513AndClosed_AndItsBodySpeaksForNobody()
    {
        await using var endpoint = await LiveEndpoint.StartAsync();
        endpoint.Log.OnInvite = call => endpoint.Endpoint.Reject(call.Leg, 486);
        using var peer = await StreamPeer.ConnectAsync(endpoint.Tcp);
        var head = Wire.Simple("OPTIONS").Replace("{CL}", "200000", StringComparison.Ordinal);
        var hidden = System.Text.Encoding.ASCII.GetString(Wire.Bytes(Wire.Simple("INVITE")));
        await peer.SendAsync(Wire.Bytes(head));
        await peer.SendAsync(System.Text.Encoding.ASCII.GetBytes(hidden + new string('a', 100_000) + "\r\n\r\n" + hidden));
        (await peer.FinalStatusAsync()).ShouldBe(513);
        (await peer.FinalStatusAsync()).ShouldBe(0, "the connection is closed: where the next message begins nobody knows");
        endpoint.Log.Incoming.ShouldBeEmpty("what lies in a refused body is no request");
    }

    [Fact]
    public async Task Stream_When_AMessageOverTheLimitFollowsOthers_Then_EachIsAnsweredFirst()
    {
        await using var endpoint = await LiveEndpoint.StartAsync();
        using var peer = await StreamPeer.ConnectAsync(endpoint.Tcp);
        var stream = Enumerable.Range(1, 8).SelectMany(n => Wire.Bytes(Wire.Simple("OPTIONS", "c" + n, branch: "z9hG4bKo" + n)))
            .Concat(Wire.Bytes(Wire.Simple("OPTIONS", "c9", branch: "z9hG4bKo9").Replace("{CL}", "200000", StringComparison.Ordinal)));
        await peer.SendAsync(stream.ToArray());
        for (var n = 0; n < 8; n++) (await peer.FinalStatusAsync()).ShouldBe(200);
        (await peer.FinalStatusAsync()).ShouldBe(513);
        (await peer.FinalStatusAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Stream_When_AHeadHasNoLength_Then_400AndClosed()
    {
        await using var endpoint = await LiveEndpoint.StartAsync();
        using var peer = await StreamPeer.ConnectAsync(endpoint.Tcp);
        await peer.SendAsync(Wire.Bytes(Wire.Simple("OPTIONS").Replace("{CL}", "many", StringComparison.Ordinal)));
        (await peer.FinalStatusAsync()).ShouldBe(400);
        (await peer.FinalStatusAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Stream_When_ARefusedMessageAsksForNoAnswer_Then_ClosedAtOnce()
    {
        await using var endpoint = await LiveEndpoint.StartAsync();
        using var peer = await StreamPeer.ConnectAsync(endpoint.Tcp);
        await peer.SendAsync(Wire.Bytes(Wire.Simple("ACK").Replace("{CL}", "200000", StringComparison.Ordinal)));
        (await peer.FinalStatusAsync()).ShouldBe(0);
    }

    /// <summary>A port that is free for both; the next try where another test took it meanwhile.</summary>
    private static SipListenAddress[] SamePort()
    {
        for (var tries = 0; ; tries++)
        {
            using var tcp = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
            tcp.Start();
            var port = ((IPEndPoint)tcp.LocalEndpoint).Port;
            try
            {
                using var udp = new System.Net.Sockets.UdpClient(new IPEndPoint(IPAddress.Loopback, port));
                return [SipListenAddress.Parse($"udp://127.0.0.1:{port}"), SipListenAddress.Parse($"tcp://127.0.0.1:{port}")];
            }
            catch (System.Net.Sockets.SocketException) when (tries < 20)
            {
                // Somebody's UDP port.
            }
        }
    }
}
