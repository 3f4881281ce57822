using System.Diagnostics.CodeAnalysis;


namespace Telephony.Sip.Tests.Authentication;

/// <summary>A user that does not exist costs the same steps as one that does: one look-up, one hash of the secret, one of the answer, one comparison.</summary>
public sealed class EqualWorkTests
{
    [Theory]
    [InlineData("8001")]
    [InlineData("8999")]
    public void Check_When_ThePasswordIsWrong_Then_OneLookUpAndTheSameBytesAllocatedWhoeverIsNamed(string user)
    {
        var credentials = new CountedCredentials();
        var server = new DigestServer("sip", [DigestAlgorithm.Md5], credentials, new ManualTimeProvider());
        var known = Allocated(server, "8001");
        credentials.LookUps = 0;
        var bytes = Allocated(server, user);
        credentials.LookUps.ShouldBe(Runs + 1);
        bytes.ShouldBe(known, "another path was taken");
    }

    private const int Runs = 50;

    private static readonly SourceKey Phone = SourceKey.Of(IPAddress.Parse("198.51.100.7"));

    private static long Allocated(DigestServer server, string user)
    {
        var request = Wrong(server, user);
        server.Check(request, Phone, false, out _).ShouldBe(DigestVerdict.Wrong); // warm: what the request parses on demand is parsed
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Runs; i++) server.Check(request, Phone, false, out _);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static SipRequest Wrong(DigestServer server, string user)
    {
        var nonce = server.ChallengeFor(Wire.Request(Wire.Simple("REGISTER")), Phone, false, false, "t").Headers.First("WWW-Authenticate")!.Split("nonce=\"")[1].Split('"')[0];
        return Wire.Request(Wire.Simple("REGISTER", extra: $"Authorization: Digest username=\"{user}\", realm=\"sip\", nonce=\"{nonce}\", uri=\"sip:4008001000@127.0.0.1\", response=\"{new string('0', 32)}\", algorithm=MD5, qop=auth, nc=00000001, cnonce=\"c\""));
    }

    private sealed class CountedCredentials : ISipCredentials
    {
        /// <summary>The stored secret is as long as the one nobody knows, which the server keeps for the unknown.</summary>
        private readonly SipSecret _secret = SipSecret.FromPassword(new string('p', 32));

        public int LookUps { get; set; }

        public bool TryGetSecret(string user, [NotNullWhen(true)] out SipSecret? secret)
        {
            LookUps++;
            secret = user == "8001" ? _secret : null;
            return secret is not null;
        }
    }
}
