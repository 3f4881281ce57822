namespace Telephony.Sip.Tests.Authentication;

public sealed class DigestTests
{
    private static readonly SourceKey Phone = SourceKey.Of(IPAddress.Parse("198.51.100.7"));
    private static readonly SourceKey Elsewhere = SourceKey.Of(IPAddress.Parse("203.0.113.9"));

    // RFC 2617 §3.5 and RFC 7616 §3.9.1: published examples.
    [Fact]
    public void Response_When_Rfc2617Example_Then_Matches()
    {
        var ha1 = DigestMath.Ha1(DigestAlgorithm.Md5, "Mufasa", "testrealm@host.com", "Circle Of Life");
        ha1.ShouldBe("939e7578ed9e3c518a452acee763bce9");
        DigestMath.Response(DigestAlgorithm.Md5, ha1, "dcd98b7102dd2f0e8b11d0f600bfb0c093", "00000001", "0a4f113b", "auth", "GET", "/dir/index.html").ShouldBe("6629fae49393a05397450978507c4ef1");
    }

    [Theory]
    [InlineData("MD5", "8ca523f5e9506fed4657c9700eebdbec")]
    [InlineData("SHA-256", "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1")]
    public void Response_When_Rfc7616Example_Then_Matches(string algorithm, string expected)
    {
        var parsed = DigestMath.Parse(algorithm)!.Value;
        var ha1 = DigestMath.Ha1(parsed, "Mufasa", "http-auth@example.org", "Circle of Life");
        DigestMath.Response(parsed, ha1, "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", "00000001", "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ", "auth", "GET", "/dir/index.html").ShouldBe(expected);
    }

    [Fact]
    public void Challenge_When_Sent_Then_Sha256FirstThenMd5WithQopAuth()
    {
        var (_, server) = Server();
        var response = server.ChallengeFor(Wire.Request(Wire.Simple("REGISTER")), Phone, proxy: false, stale: false, "t");
        var lines = Enumerable.Range(0, response.Headers.Count).Select(i => response.Headers[i]).Where(h => h.Name == "WWW-Authenticate").Select(h => h.Value).ToList();
        lines.Count.ShouldBe(2);
        lines[0].ShouldContain("algorithm=SHA-256");
        lines[1].ShouldContain("algorithm=MD5");
        lines.ShouldAllBe(line => line.Contains("qop=\"auth\"", StringComparison.Ordinal) && !line.Contains("stale", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("8001", "demo-8001", "Accepted")]
    [InlineData("8001", "wrong", "Wrong")]
    [InlineData("9999", "demo-9999", "Wrong")]
    public void Check_When_CredentialsCome_Then_Verdict(string user, string password, string expected)
    {
        var (_, server) = Server();
        server.Check(Answered(server, user, password, "00000001"), Phone, false, out var proved).ToString().ShouldBe(expected);
        proved.ShouldBe(expected == "Accepted" ? user : "");
    }

    [Fact]
    public void Check_When_NonceCountIsReplayed_Then_Stale()
    {
        var (_, server) = Server();
        var request = Answered(server, "8001", "demo-8001", "00000001");
        server.Check(request, Phone, false, out _).ShouldBe(DigestVerdict.Accepted);
        server.Check(request, Phone, false, out _).ShouldBe(DigestVerdict.Stale);
    }

    [Fact]
    public void Check_When_NonceIsTooOld_Then_StaleForRightPasswordOnly()
    {
        var (clock, server) = Server();
        var right = Answered(server, "8001", "demo-8001", "00000001");
        var wrong = Answered(server, "8001", "nope", "00000001");
        clock.Advance(TimeSpan.FromMinutes(5) + TimeSpan.FromSeconds(1));
        server.Check(right, Phone, false, out _).ShouldBe(DigestVerdict.Stale);
        server.Check(wrong, Phone, false, out _).ShouldBe(DigestVerdict.Wrong);
    }

    [Fact]
    public void Check_When_NonceIsForged_Then_Missing()
    {
        var (_, server) = Server();
        var (_, other) = Server();
        server.Check(Answered(other, "8001", "demo-8001", "00000001"), Phone, false, out _).ShouldBe(DigestVerdict.Missing);
    }

    /// <summary>A nonce fetched by one sender is no proof in a datagram that names another: neither lock nor guess comes of it.</summary>
    [Theory]
    [InlineData("demo-8001")]
    [InlineData("wrong")]
    public void Check_When_TheNonceWasSentToAnotherSource_Then_StaleWhateverThePassword(string password)
    {
        var (_, server) = Server();
        server.Check(Answered(server, "8001", password, "00000001"), Elsewhere, false, out var proved, out var claimed).ShouldBe(DigestVerdict.Stale);
        proved.ShouldBeEmpty();
        claimed.ShouldBeEmpty();
    }

    [Fact]
    public void NonceUse_When_CountsArriveOutOfOrder_Then_EachCountsOnceInWindow()
    {
        var use = default(NonceUse);
        foreach (var count in new uint[] { 1, 5, 3, 2, 70, 69 }) use.TryMark(count, out use).ShouldBeTrue(count.ToString());
        foreach (var count in new uint[] { 0, 70, 69, 5, 6 }) use.TryMark(count, out _).ShouldBeFalse(count.ToString());
    }

    [Fact]
    public void Client_When_BothAlgorithmsAreOffered_Then_Sha256AndNoLoopAfterRefusal()
    {
        var (_, server) = Server();
        var request = Wire.Request(Wire.Simple("REGISTER"));
        var challenge = server.ChallengeFor(request, Phone, false, false, "t");
        var answer = DigestClient.Answer(challenge.Headers, "WWW-Authenticate", new SipLogin("8001", "x"), request, "Authorization", "cn")!;
        answer.ShouldContain("SHA-256");
        request.Headers.Add("Authorization", answer);
        DigestClient.Answer(server.ChallengeFor(request, Phone, false, false, "t").Headers, "WWW-Authenticate", new SipLogin("8001", "x"), request, "Authorization", "cn").ShouldBeNull();
        DigestClient.Answer(server.ChallengeFor(request, Phone, false, true, "t").Headers, "WWW-Authenticate", new SipLogin("8001", "x"), request, "Authorization", "cn").ShouldNotBeNull();
    }

    private static (ManualTimeProvider Clock, DigestServer Server) Server()
    {
        var clock = new ManualTimeProvider();
        return (clock, new DigestServer("sip", [DigestAlgorithm.Sha256, DigestAlgorithm.Md5], new TestCredentials(), clock));
    }

    private static SipRequest Answered(DigestServer server, string user, string password, string nc)
    {
        var request = Wire.Request(Wire.Simple("REGISTER"));
        var challenge = server.ChallengeFor(request, Phone, proxy: false, stale: false, "t");
        var answer = DigestClient.Answer(challenge.Headers, "WWW-Authenticate", new SipLogin(user, password), request, "Authorization", "cnonce")!;
        request.Headers.Add("Authorization", answer.Replace("nc=00000001", "nc=" + nc, StringComparison.Ordinal));
        return request;
    }
}
