namespace Telephony.Sip.Tests.Live;

public sealed class TlsTests : IDisposable
{
    private readonly TestAuthority _authority = new();
    private readonly TestAuthority _stranger = new();

    public void Dispose()
    {
        _authority.Dispose();
        _stranger.Dispose();
    }

    [Fact]
    public async Task Call_OverTls_StandsAndEnds()
    {
        await using var callee = await StartAsync("127.0.0.1");
        await using var caller = await StartAsync("127.0.0.1");
        callee.Log.OnInvite = call => callee.Endpoint.Answer(call.Leg, Offers.Answer);

        var leg = caller.Dial(callee.Tls, transport: "tls");
        await caller.Log.WaitForAsync("answered", leg);
        await callee.Log.WaitForAsync("confirmed");
        callee.Log.Incoming.Values.Single().Transport.ShouldBe(SipTransportProtocol.Tls);
        caller.Endpoint.Hangup(leg, SipHangupCause.Normal);
        await callee.Log.WaitForAsync("ended");
    }

    [Fact]
    public async Task Call_When_TheCertificateNamesThePeer_Then_ItsNameIsChecked()
    {
        await using var callee = await StartAsync("sip.provider.example");
        await using var caller = await StartAsync("127.0.0.1");
        callee.Log.OnInvite = call => callee.Endpoint.Answer(call.Leg, Offers.Answer);
        var leg = SipLegId.New(TimeProvider.System);
        caller.Endpoint.Dial(leg, new SipDialRequest
        {
            Target = "sip:1@sip.provider.example", FromUser = "2", SdpOffer = Offers.Basic,
            NextHop = new SipListenAddress(SipTransportProtocol.Tls, callee.Tls) { PeerName = "sip.provider.example" },
        });
        await caller.Log.WaitForAsync("answered", leg);
    }

    [Theory]
    [InlineData("another.example", false)]
    [InlineData("127.0.0.1", true)]
    public async Task Call_When_TheCertificateDoesNotHold_Then_NoCall(string subject, bool byStranger)
    {
        await using var callee = await StartAsync(subject, byStranger ? _stranger : _authority);
        await using var caller = await StartAsync("127.0.0.1");
        var leg = caller.Dial(callee.Tls, transport: "tls");
        await caller.Log.WaitForAsync("ended", leg);
        caller.Log.Endings[leg].By.ShouldBe(SipEndedBy.Transport);
        callee.Log.Incoming.ShouldBeEmpty();
    }

    [Fact]
    public async Task Peer_When_ItHasNoCertificateWhereOneIsRequired_Then_NoCall()
    {
        await using var callee = await StartAsync("127.0.0.1", mutual: true);
        await using var caller = await LiveEndpoint.StartAsync(options => options with { Tls = new SipTlsOptions { TrustedRoots = [_authority.Root] } });
        var leg = caller.Dial(callee.Tls, transport: "tls");
        await caller.Log.WaitForAsync("ended", leg);
        callee.Log.Incoming.ShouldBeEmpty();
    }

    [Fact]
    public async Task Peers_When_BothShowCertificates_Then_TheCallStands()
    {
        await using var callee = await StartAsync("127.0.0.1", mutual: true);
        await using var caller = await StartAsync("127.0.0.1");
        callee.Log.OnInvite = call => callee.Endpoint.Answer(call.Leg, Offers.Answer);
        await caller.Log.WaitForAsync("answered", caller.Dial(callee.Tls, transport: "tls"));
    }

    [Fact]
    public async Task Peer_When_ItSpeaksPlainSipToTheTlsPort_Then_ItIsCutAndOthersAreServed()
    {
        await using var callee = await StartAsync("127.0.0.1");
        await using var caller = await StartAsync("127.0.0.1");
        callee.Log.OnInvite = call => callee.Endpoint.Answer(call.Leg, Offers.Answer);
        using var plain = await StreamPeer.ConnectAsync(callee.Tls);
        await plain.SendAsync(Wire.Bytes(Wire.Simple("OPTIONS")));
        (await plain.FinalAsync()).ShouldBeNull();
        await caller.Log.WaitForAsync("answered", caller.Dial(callee.Tls, transport: "tls"));
    }

    [Fact]
    public async Task Start_When_TlsHasNoCertificate_Then_ItSaysSo()
    {
        var problem = await Should.ThrowAsync<SipBindException>(() => LiveEndpoint.StartAsync(options => options with { Listen = [SipListenAddress.Parse("tls://127.0.0.1:0")] }));
        problem.Message.ShouldContain("needs a certificate");
        problem.Address!.Protocol.ShouldBe(SipTransportProtocol.Tls);
    }

    [Fact]
    public void Address_OfTls_HasItsOwnDefaultPort() => SipListenAddress.Parse("tls://10.0.0.1").EndPoint.Port.ShouldBe(5061);

    private Task<LiveEndpoint> StartAsync(string subject, TestAuthority? signer = null, bool mutual = false) => LiveEndpoint.StartAsync(options => options with
    {
        Listen = [.. options.Listen, SipListenAddress.Parse("tls://127.0.0.1:0")],
        Tls = new SipTlsOptions { Certificate = (signer ?? _authority).Sign(subject), TrustedRoots = [_authority.Root], RequireClientCertificate = mutual },
    });
}
