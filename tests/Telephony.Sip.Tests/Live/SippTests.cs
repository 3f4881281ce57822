using System.Diagnostics;
using System.Net.Sockets;

namespace Telephony.Sip.Tests.Live;

/// <summary>Against SIPp, an implementation that is not ours. Skipped with a reason where it is not installed.</summary>
public sealed class SippTests
{
    private const string Program = "/usr/bin/sipp";

    [Theory]
    [InlineData("u1")]
    [InlineData("t1")]
    public async Task Sipp_When_ItCallsUs_Then_AllCallsSucceed(string transport)
    {
        SkipWithoutSipp();
        await using var endpoint = await LiveEndpoint.StartAsync();
        endpoint.Log.OnInvite = call =>
        {
            endpoint.Endpoint.Ring(call.Leg);
            var outcome = OfferAnswer.Answer(call.SdpOffer!, new SdpLocalMedia { Rtp = new IPEndPoint(IPAddress.Loopback, 30000), SessionId = 1 });
            endpoint.Endpoint.Answer(call.Leg, ((SdpOutcome.Negotiated)outcome).LocalSdp);
        };
        var to = transport == "t1" ? endpoint.Tcp : endpoint.Udp;
        (await RunAsync($"-sn uac -s 4008001000 {to} -t {transport} -m 20 -r 20 -d 100")).ShouldBe(0);
        await Until.TrueAsync(() => endpoint.Log.CountOf("ended") == 20, () => "ended: " + endpoint.Log.CountOf("ended"));
        endpoint.Log.CountOf("confirmed").ShouldBe(20);
    }

    [Fact]
    public async Task Sipp_When_WeCallIt_Then_AnsweredAndHungUp()
    {
        SkipWithoutSipp();
        await using var endpoint = await LiveEndpoint.StartAsync();
        var port = FreePort();
        using var sipp = Start($"-sn uas -p {port} -m 3");
        endpoint.Log.OnAnswered = leg => endpoint.Endpoint.Hangup(leg, SipHangupCause.Normal);
        for (var i = 0; i < 3; i++) endpoint.Dial(new IPEndPoint(IPAddress.Loopback, port));
        await Until.TrueAsync(() => endpoint.Log.CountOf("ended") == 3, () => endpoint.Log.All());
        endpoint.Log.CountOf("answered").ShouldBe(3);
        endpoint.Log.CountOf("ringing 180").ShouldBe(3);
        await sipp.WaitForExitAsync(TestContext.Current.CancellationToken);
        sipp.ExitCode.ShouldBe(0);
    }

    [Theory]
    [InlineData("demo-8001", 0)]
    [InlineData("wrong", 1)]
    public async Task Sipp_When_ItRegistersWithDigest_Then_OnlyTheRightPasswordCounts(string password, int exit)
    {
        SkipWithoutSipp();
        await using var endpoint = await LiveEndpoint.StartAsync(o => o with { DigestAlgorithms = [DigestAlgorithm.Md5, DigestAlgorithm.Sha256] }); // SIPp 3.6 knows MD5 only
        var scenario = Path.Combine(Path.GetTempPath(), $"register-{Guid.NewGuid():N}.xml");
        await File.WriteAllTextAsync(scenario, RegisterScenario(password), TestContext.Current.CancellationToken);
        try
        {
            (await RunAsync($"-sf {scenario} -s 8001 {endpoint.Udp} -m 1")).ShouldBe(exit);
            endpoint.Endpoint.IsRegistered("8001").ShouldBe(exit == 0);
        }
        finally
        {
            File.Delete(scenario);
        }
    }

    private static string RegisterScenario(string password)
    {
        const string Head = "REGISTER sip:[remote_ip] SIP/2.0\nVia: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]\nFrom: <sip:[service]@[remote_ip]>;tag=[call_number]\nTo: <sip:[service]@[remote_ip]>\nCall-ID: [call_id]\nCSeq: {0} REGISTER\nContact: <sip:[service]@[local_ip]:[local_port]>\nMax-Forwards: 70\nExpires: 300\n";
        var invariant = System.Globalization.CultureInfo.InvariantCulture;
        return "<?xml version=\"1.0\" encoding=\"ISO-8859-1\" ?><scenario name=\"register\">"
            + $"<send retrans=\"500\"><![CDATA[\n{string.Format(invariant, Head, 1)}Content-Length: 0\n\n]]></send><recv response=\"401\" auth=\"true\"/>"
            + $"<send retrans=\"500\"><![CDATA[\n{string.Format(invariant, Head, 2)}[authentication username=8001 password={password}]\nContent-Length: 0\n\n]]></send><recv response=\"200\"/></scenario>";
    }

    private static void SkipWithoutSipp() => Assert.SkipUnless(File.Exists(Program), "SIPp is not installed (Debian package sip-tester)");

    private static int FreePort()
    {
        using var socket = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.Client.LocalEndPoint!).Port;
    }

    private static async Task<int> RunAsync(string arguments)
    {
        using var sipp = Start(arguments);
        await sipp.WaitForExitAsync(TestContext.Current.CancellationToken);
        return sipp.ExitCode;
    }

    private static Process Start(string arguments) => Process.Start(new ProcessStartInfo(Program, arguments + " -i 127.0.0.1 -nostdin -timeout 30 -timeout_error")
    {
        WorkingDirectory = Path.GetTempPath(),
        RedirectStandardOutput = false,
        UseShellExecute = false,
    })!;
}
