using System.Text.RegularExpressions;

namespace Telephony.Sip.Tests.Live;

/// <summary>Attacks over the wire. The endpoint trusts 127.0.0.1 as its trunk; attackers and phones come from other addresses of 127/8.</summary>
public sealed class DefenceTests
{
    private static Task<LiveEndpoint> StartAsync(ProtectionLimits? limits = null) => LiveEndpoint.StartAsync(options => options with
    {
        AcceptLoopbackTrunk = false,
        TrunkSources = [IPAddress.Loopback],
        DigestAlgorithms = [DigestAlgorithm.Md5],
        Protection = limits ?? new ProtectionLimits(),
    });

    [Theory]
    [InlineData("REGISTER")]
    [InlineData("OPTIONS")]
    public async Task Flood_When_OneSourceAsksWithoutEnd_Then_TheCallStandsAndOptionsIsAnswered(string method)
    {
        await using var server = await StartAsync();
        await using var caller = await LiveEndpoint.StartAsync();
        server.Log.OnInvite = call => server.Endpoint.Answer(call.Leg, Offers.Answer);
        var leg = caller.Dial(server.Udp);
        await caller.Log.WaitForAsync("answered", leg);
        var callee = await server.Log.WaitForAsync("confirmed");

        using var attacker = new RawPeer(server.Udp, "127.0.0.66");
        using var probe = new RawPeer(server.Udp);
        for (var i = 0; i < 20_000; i++)
        {
            await attacker.SendAsync(Wire.Simple(method, "flood" + i, branch: "z9hG4bKflood" + i, from: "8001@127.0.0.1", to: "8001@127.0.0.1"));
            if (i % 1_000 == 0) (await probe.IsAliveAsync()).ShouldBeTrue("deaf after " + i);
        }

        await server.Log.WaitForAsync("security Flood");
        server.Log.Security.First(s => s.Kind == SipSecurityKind.Flood).Source.ShouldBe(IPAddress.Parse("127.0.0.66"));
        // Of 20,000; the kernel drops some of them before they are counted, and more of them the slower the machine is.
        server.Endpoint.Counters.Barred.ShouldBeGreaterThan(1_000);
        server.Endpoint.Counters.Transactions.ShouldBeLessThan(1_000);
        server.Log.CountOf("ended").ShouldBe(0);
        caller.Endpoint.Hangup(leg, SipHangupCause.Normal);
        await server.Log.WaitForAsync("ended", callee);
        server.Log.Endings[callee].Class.ShouldBe(SipEndingClass.Completed);
    }

    /// <summary>Its address may be forged: who really has it, an office after our restart, must be heard.</summary>
    [Fact]
    public async Task Scanner_When_ItAsksByDatagram_Then_SilenceAndAReportAndTheAddressIsNotBanned()
    {
        await using var server = await StartAsync();
        using var office = new RawPeer(server.Udp, "127.0.0.67");
        for (var i = 0; i < 20; i++) await office.SendAsync(Wire.Simple("OPTIONS", "scan" + i, branch: "z9hG4bKscan" + i, extra: "User-Agent: friendly-scanner"));
        await server.Log.WaitForAsync("security Scanner");
        server.Log.Security[0].Until.ShouldBeNull();
        (await office.ReceiveAsync(static _ => true, 200)).ShouldBeNull();
        await Until.TrueAsync(() => server.Endpoint.Counters.Barred == 20, () => "not all of it was barred");
        (await RegisterAsync(office, "8001", "demo-8001", "o")).ShouldBe(200);
    }

    [Fact]
    public async Task Scanner_When_ItAsksOverAConnection_Then_BannedAndItsConnectionClosed()
    {
        await using var server = await LiveEndpoint.StartAsync(options => options with { AcceptLoopbackTrunk = false });
        using var scanner = await StreamPeer.ConnectAsync(server.Tcp);
        await scanner.SendAsync(Wire.Bytes(Wire.Simple("OPTIONS", "scan", extra: "User-Agent: friendly-scanner")));
        await server.Log.WaitForAsync("security Scanner");
        server.Log.Security[0].Until.ShouldNotBeNull();
        await scanner.SendAsync(Wire.Bytes(Wire.Simple("OPTIONS", "honest", branch: "z9hG4bKh")));
        (await scanner.FinalAsync()).ShouldBeNull();
        server.Endpoint.Counters.Barred.ShouldBe(2);
    }

    /// <summary>A provider was barred, by guesses from its address or before it was one: its answers to us must arrive, whether or not it may call us.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Provider_When_ItsAddressWasGuessedFrom_Then_ItsAnswersAreRead(bool watchedBefore)
    {
        await using var server = await StartAsync();
        using var provider = new RawPeer(server.Udp, "127.0.0.72");
        var trunk = new SipTrunk { Name = "main", Peer = new SipListenAddress(SipTransportProtocol.Udp, new IPEndPoint(IPAddress.Parse("127.0.0.72"), provider.Port)), PingEvery = TimeSpan.FromMilliseconds(100) };
        if (watchedBefore) server.Endpoint.WatchTrunks([trunk with { PingEvery = TimeSpan.Zero }]);
        for (var i = 0; i < 20; i++) (await RegisterAsync(provider, "u" + i, "wrong", "p" + i)).ShouldBe(401);
        await server.Log.WaitForAsync("security SourceLocked");
        if (!watchedBefore)
        {
            await provider.SendAsync(Wire.Simple("OPTIONS", "barred", branch: "z9hG4bKbarred"));
            await Until.TrueAsync(() => server.Endpoint.Counters.Barred == 1, () => "it was heard");
        }

        server.Endpoint.WatchTrunks([trunk]);
        for (var rounds = 0; rounds < 2; rounds++)
        {
            var asked = (SipRequest)(await provider.ReceiveAsync(static message => message is SipRequest { Method: "OPTIONS" })).ShouldNotBeNull();
            await provider.SendAsync(SipResponse.For(asked, 200, null, "t").Wire.ToArray());
        }

        await server.Log.WaitForAsync("trunk main Up None");
        await Until.TrueAsync(() => server.Endpoint.Trunks["main"].RoundTrip is not null, () => "its answer was not read");
    }

    [Fact]
    public async Task Guesser_When_FivePasswordsWereWrong_Then_TheRightOneIsRefusedThereAndAcceptedElsewhere()
    {
        await using var server = await StartAsync();
        using var attacker = new RawPeer(server.Udp, "127.0.0.69");
        for (var i = 0; i < 5; i++) (await RegisterAsync(attacker, "8001", "wrong" + i, "g" + i)).ShouldBe(401);
        (await RegisterAsync(attacker, "8001", "demo-8001", "g-right")).ShouldBe(401);
        using var agent = new RawPeer(server.Udp, "127.0.0.70");
        (await RegisterAsync(agent, "8001", "demo-8001", "a")).ShouldBe(200);
        var told = server.Log.Security.Single(s => s.Kind == SipSecurityKind.UserLocked);
        told.User.ShouldBe("8001");
        (told.Until - told.At).ShouldBe(TimeSpan.FromMinutes(15));
    }

    [Theory]
    [InlineData("REGISTER")]
    [InlineData("INVITE")]
    public async Task Answer_When_TheUserExistsOrNot_Then_EqualToTheByteBesideWhatIsRandom(string method)
    {
        await using var server = await StartAsync();
        using var peer = new RawPeer(server.Udp, "127.0.0.71");
        var known = await AnswersAsync(peer, method, "8001", "k" + method);
        var unknown = await AnswersAsync(peer, method, "8999", "u" + method);
        unknown.ShouldBe(known);
    }

    /// <summary>Both answers, to no password and to a wrong one, with the random parts and the names blanked.</summary>
    private static async Task<(string First, string Second)> AnswersAsync(RawPeer peer, string method, string user, string id)
    {
        var first = await peer.AskAsync(Request(method, user, id, null));
        if (method == "INVITE") await peer.SendAsync(Request("ACK", user, id, null));
        var second = await peer.AskAsync(Request(method, user, id + "x", Credentials(first, method, user, "no such word")));
        if (method == "INVITE") await peer.SendAsync(Request("ACK", user, id + "x", null));
        return (Blank(first, user, id), Blank(second, user, id));
    }

    private static string Blank(SipResponse response, string user, string id)
    {
        // What is random first: an extension of four digits turns up in a nonce of 64 by chance, once in a thousand runs.
        var text = Regex.Replace(Encoding.UTF8.GetString(response.Wire.Span), "nonce=\"[0-9a-f]{64}\"", "nonce", RegexOptions.None, TimeSpan.FromSeconds(1));
        text = Regex.Replace(text, "(To: .*;tag=)[0-9a-f]{16}", "$1TAG", RegexOptions.None, TimeSpan.FromSeconds(1));
        return text.Replace(id, "ID", StringComparison.Ordinal).Replace(user, "USER", StringComparison.Ordinal);
    }

    private static async Task<int> RegisterAsync(RawPeer peer, string user, string password, string id)
    {
        var challenge = await peer.AskAsync(Request("REGISTER", user, id, null));
        return (await peer.AskAsync(Request("REGISTER", user, id + "x", Credentials(challenge, "REGISTER", user, password)))).Status;
    }

    private static string Request(string method, string user, string id, string? extra) =>
        Wire.Simple(method, id, branch: "z9hG4bK" + id, from: user + "@127.0.0.1", to: user + "@127.0.0.1", extra: extra ?? "");

    private static string Credentials(SipResponse challenge, string method, string user, string password)
    {
        var proxy = challenge.Status == 407;
        AuthParameters.TryParse(challenge.Headers.First(proxy ? SipHeaderNames.ProxyAuthenticate : SipHeaderNames.WwwAuthenticate)!, out var offered).ShouldBeTrue();
        var uri = $"sip:{user}@127.0.0.1";
        var ha1 = DigestMath.Ha1(DigestAlgorithm.Md5, user, offered["realm"]!, password);
        var answer = DigestMath.Response(DigestAlgorithm.Md5, ha1, offered["nonce"]!, "00000001", "c", "auth", method, uri);
        return $"{(proxy ? "Proxy-Authorization" : "Authorization")}: Digest username=\"{user}\", realm=\"{offered["realm"]}\", nonce=\"{offered["nonce"]}\", uri=\"{uri}\", response=\"{answer}\", algorithm=MD5, qop=auth, nc=00000001, cnonce=\"c\"";
    }
}
