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

    /// <summary>Challenges that nobody meets give the sender away before the rate does.</summary>
    [Theory]
    [InlineData("REGISTER", SipSecurityKind.Scanner)]
    [InlineData("OPTIONS", SipSecurityKind.Flood)]
    public async Task Flood_When_OneSourceAsksWithoutEnd_Then_TheCallStandsAndOptionsIsAnswered(string method, SipSecurityKind told)
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

        await server.Log.WaitForAsync("security " + told);
        server.Log.Security.First(s => s.Kind == told).Source.ShouldBe(IPAddress.Parse("127.0.0.66"));
        server.Endpoint.Counters.Barred.ShouldBeGreaterThan(15_000);
        server.Endpoint.Counters.Transactions.ShouldBeLessThan(1_000);
        server.Log.CountOf("ended").ShouldBe(0);
        caller.Endpoint.Hangup(leg, SipHangupCause.Normal);
        await server.Log.WaitForAsync("ended", callee);
        server.Log.Endings[callee].Class.ShouldBe(SipEndingClass.Completed);
    }

    [Fact]
    public async Task Scanner_When_ItAsks_Then_SilenceAndAReport()
    {
        await using var server = await StartAsync();
        using var scanner = new RawPeer(server.Udp, "127.0.0.67");
        await scanner.SendAsync(Wire.Simple("OPTIONS", "scan", extra: "User-Agent: friendly-scanner"));
        await scanner.SendAsync(Wire.Simple("OPTIONS", "honest", branch: "z9hG4bKh"));
        await server.Log.WaitForAsync("security Scanner");
        await Until.TrueAsync(() => server.Endpoint.Counters.Barred >= 2, () => "the second request was not dropped unread");
        (await scanner.ReceiveAsync(static _ => true, 200)).ShouldBeNull();
        using var honest = new RawPeer(server.Udp, "127.0.0.68");
        (await honest.IsAliveAsync()).ShouldBeTrue();
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
        var text = Encoding.UTF8.GetString(response.Wire.Span).Replace(id, "ID", StringComparison.Ordinal).Replace(user, "USER", StringComparison.Ordinal);
        text = System.Text.RegularExpressions.Regex.Replace(text, "nonce=\"[0-9a-f]{64}\"", "nonce", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));
        return System.Text.RegularExpressions.Regex.Replace(text, "(To: .*;tag=)[0-9a-f]{16}", "$1TAG", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));
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
