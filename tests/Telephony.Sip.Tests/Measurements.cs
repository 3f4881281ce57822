using System.Diagnostics;

namespace Telephony.Sip.Tests;

/// <summary>Figures, not tests: run with <c>-explicit only -class Telephony.Sip.Tests.Measurements -showLiveOutput</c>.</summary>
public sealed class Measurements(ITestOutputHelper output)
{
    [Fact(Explicit = true)]
    public void Parse_Nanoseconds()
    {
        var invite = Wire.Bytes(Wire.Simple("INVITE", extra: "Record-Route: <sip:p1;lr>\nSupported: timer, 100rel\nUser-Agent: x\nAllow: INVITE, ACK, BYE\nP-Asserted-Identity: <sip:+8613800138000@t>\nContent-Type: application/sdp", body: Offers.Basic));
        var options = Wire.Bytes(Wire.Simple("OPTIONS"));
        foreach (var (name, bytes) in new[] { ("INVITE", invite), ("OPTIONS", options) })
        {
            for (var i = 0; i < 100_000; i++) SipParser.Parse(bytes);
            const int Count = 300_000;
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; i < Count; i++) SipParser.Parse(bytes);
            var ns = Stopwatch.GetElapsedTime(start).TotalNanoseconds / Count;
            output.WriteLine($"parse {name} {bytes.Length} bytes: {ns:F0} ns, {(GC.GetAllocatedBytesForCurrentThread() - allocated) / Count} B");
        }
    }

    [Theory(Explicit = true)]
    [InlineData("udp")]
    [InlineData("tcp")]
    public async Task Calls_PerSecond(string transport)
    {
        await using var a = await LiveEndpoint.StartAsync();
        await using var b = await LiveEndpoint.StartAsync();
        b.Log.OnInvite = call => b.Endpoint.Answer(call.Leg, Offers.Answer);
        using var window = new SemaphoreSlim(64);
        a.Log.OnAnswered = leg => a.Endpoint.Hangup(leg, SipHangupCause.Normal);
        a.Log.OnEnded = _ => window.Release();
        foreach (var count in new[] { 500, 5_000 })
        {
            var before = a.Log.CountOf("ended");
            var cpu = Process.GetCurrentProcess().TotalProcessorTime;
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; i < count; i++)
            {
                await window.WaitAsync(TestContext.Current.CancellationToken);
                a.Dial(transport == "tcp" ? b.Tcp : b.Udp, transport: transport);
            }

            await Until.TrueAsync(() => a.Log.CountOf("ended") - before == count, () => "lost calls");
            var took = Stopwatch.GetElapsedTime(start);
            var used = Process.GetCurrentProcess().TotalProcessorTime - cpu;
            output.WriteLine($"{transport}: {count} calls INVITE-200-ACK-BYE, {count / took.TotalSeconds:F0} per second, {used.TotalMilliseconds / count:F3} ms CPU per call (both ends), retransmissions {a.Endpoint.Counters.RetransmissionsOut + b.Endpoint.Counters.RetransmissionsOut}, answered {a.Log.CountOf("answered")}");
        }
    }
}
