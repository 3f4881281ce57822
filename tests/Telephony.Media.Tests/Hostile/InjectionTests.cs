using System.Net;
using AfterSales.Tests.Shared;
using Shouldly;
using Telephony.Media.Tests.Recording;

namespace Telephony.Media.Tests.Hostile;

/// <summary>RTP injection and RTP bleed: what is not the peer's is not recorded, not heard and not answered.</summary>
public sealed class InjectionTests
{
    private const int Forged = 100_000;
    private static readonly IPAddress s_elsewhere = IPAddress.Parse("127.0.0.9");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Call_when_100000_forged_packets_come_then_no_sample_recorded_or_heard_and_no_byte_to_the_forgers()
    {
        await using var bench = await MediaBench.StartAsync();
        var (customer, customerLeg, toCustomer) = bench.Call();
        var (agent, agentLeg, toAgent) = bench.Call();
        bench.Engine.Connect(customerLeg, agentLeg);
        var id = MediaBench.NewRecording();
        bench.Engine.StartRecording(customerLeg, id, "attacked.wav");
        Forger[] forgers =
        [
            new(new IPEndPoint(IPAddress.Loopback, 0), toCustomer, customer.Ssrc),
            new(new IPEndPoint(IPAddress.Loopback, 0), toCustomer, 666),
            new(new IPEndPoint(s_elsewhere, customer.LocalEndPoint.Port), toCustomer, customer.Ssrc),
            new(new IPEndPoint(s_elsewhere, 0), toCustomer, 667),
            new(new IPEndPoint(s_elsewhere, 0), toAgent, agent.Ssrc),
        ];

        await customer.SayAsync(toCustomer, TestVoice.Tone(500, 40), Ct);
        await Eventually.IsTrueAsync(() => bench.Engine.Statistics(customerLeg)!.PacketsReceived == 2, "locked to the customer");
        var flooding = Task.Factory.StartNew(() => Flood(bench, forgers), Ct, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        while (!flooding.IsCompleted)
            await Task.WhenAll(customer.SayAsync(toCustomer, TestVoice.Tone(500, 200), Ct), agent.SayAsync(toAgent, TestVoice.Tone(900, 200), Ct));
        await flooding;
        await Eventually.IsTrueAsync(() => agent.Received.Count >= 5 && customer.Received.Count >= 5, "the call goes on");
        bench.Engine.StopRecording(id);
        await bench.ClosedAsync(id);

        forgers.Sum(f => f.Sent).ShouldBe(Forged);
        foreach (var forger in forgers)
        {
            forger.Listen();
            forger.BytesReceived.ShouldBe(0);
            forger.Dispose();
        }

        var file = RecordedFile.Read(bench.PathOf("attacked.wav"));
        file.Left.Count(IsForged).ShouldBe(0);
        file.Right.Count(IsForged).ShouldBe(0);
        agent.Heard().Count(IsForged).ShouldBe(0);
        customer.Heard().Count(IsForged).ShouldBe(0);
        agent.Received.Count(p => ToneProbe.IsHeard(agent.Law.Decode(p.Payload), 500)).ShouldBeGreaterThan(5);
    }

    [Fact]
    public async Task Forgers_when_they_come_before_the_first_true_packet_then_get_no_audio_and_the_true_one_is_locked_to()
    {
        await using var bench = await MediaBench.StartAsync();
        var phone = bench.NewPeer();
        var leg = MediaBench.NewLeg();
        var local = bench.Engine.OpenRtpLeg(leg);

        // A phone on the LAN: its private address is its true one, and its signalling comes from there, so nobody else is ever learnt.
        bench.Engine.SetRemote(leg, phone.LocalEndPoint, LegFormat.Pcmu, IPAddress.Loopback);
        bench.Engine.Play(leg, PromptId.HoldMusic, loop: true);
        using var inSequence = new Forger(new IPEndPoint(s_elsewhere, 0), local, 666);
        using var samePort = new Forger(new IPEndPoint(s_elsewhere, phone.LocalEndPoint.Port), local, phone.Ssrc);
        Flood(bench, [inSequence, samePort], 10_000);
        await Eventually.IsTrueAsync(() => phone.Received.Count >= 10, "the phone hears the music");
        bench.Engine.Statistics(leg)!.PacketsReceived.ShouldBe(0);

        await phone.SayAsync(local, TestVoice.Tone(500, 100), Ct);
        await Eventually.IsTrueAsync(() => bench.Engine.Statistics(leg)!.PacketsReceived == 5, "locked to the phone");
        inSequence.Listen();
        samePort.Listen();
        (inSequence.BytesReceived + samePort.BytesReceived).ShouldBe(0);
    }

    [Fact]
    public async Task Peer_when_a_reinvite_moves_it_then_the_new_place_is_heard_and_the_old_one_is_not()
    {
        await using var bench = await MediaBench.StartAsync();
        var (before, leg, local) = bench.Call();
        var (agent, agentLeg, _) = bench.Call();
        bench.Engine.Connect(leg, agentLeg);
        await before.SayAsync(local, TestVoice.Tone(500, 100), Ct);
        await Eventually.IsTrueAsync(() => agent.Received.Count == 5, "heard from the first place");

        var after = bench.NewPeer();
        bench.Engine.SetRemote(leg, after.LocalEndPoint, LegFormat.Pcmu);
        await after.SayAsync(local, TestVoice.Tone(700, 100), Ct);
        await Eventually.IsTrueAsync(() => agent.Received.Count == 10, "heard from the new place");
        await before.SayAsync(local, TestVoice.Tone(500, 100), Ct);
        bench.Engine.Play(leg, PromptId.Ringback, loop: true);
        await Eventually.IsTrueAsync(() => after.Received.Count >= 5, "audio goes to the new place");

        agent.Received.Count.ShouldBe(10);
        before.Received.ShouldBeEmpty();
        agent.Received.Select(p => p.Ssrc).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task Peer_when_its_port_changes_without_new_sdp_then_it_is_a_stranger()
    {
        await using var bench = await MediaBench.StartAsync();
        var (phone, leg, local) = bench.Call();
        await phone.SayAsync(local, TestVoice.Tone(500, 60), Ct);
        await Eventually.IsTrueAsync(() => bench.Engine.Statistics(leg)!.PacketsReceived == 3, "locked");

        var elsewhere = bench.NewPeer();
        elsewhere.Ssrc = phone.Ssrc;
        await elsewhere.SayAsync(local, TestVoice.Tone(500, 200), Ct);
        await Eventually.IsTrueAsync(() => bench.Engine.Statistics(leg)!.SourceRejected == 10, "refused");
        bench.Engine.Statistics(leg)!.PacketsReceived.ShouldBe(3);
    }

    [Fact]
    public async Task Phone_behind_nat_when_its_signalling_moved_then_the_same_sdp_is_learnt_anew()
    {
        await using var bench = await MediaBench.StartAsync();
        var behindNat = new IPEndPoint(IPAddress.Parse("192.168.77.7"), 4000);
        var leg = MediaBench.NewLeg();
        var local = bench.Engine.OpenRtpLeg(leg);
        var first = bench.NewPeer();
        bench.Engine.SetRemote(leg, behindNat, LegFormat.Pcmu, IPAddress.Loopback);
        await first.SayAsync(local, TestVoice.Tone(500, 120), Ct);
        await Eventually.IsTrueAsync(() => bench.Engine.Statistics(leg)!.PacketsReceived >= 3, "learnt at home");

        // The phone left its network: the re-INVITE repeats its own address and comes from elsewhere.
        bench.Engine.SetRemote(leg, behindNat, LegFormat.Pcmu, s_elsewhere);
        var before = bench.Engine.Statistics(leg)!.PacketsReceived;
        using var moved = new Forger(new IPEndPoint(s_elsewhere, 0), local, 31);
        for (var i = 0; i < 6; i++)
            moved.Send();
        await Eventually.IsTrueAsync(() => bench.Engine.Statistics(leg)!.PacketsReceived == before + 3, "learnt on the road, after four in sequence");
        bench.Engine.Play(leg, PromptId.Ringback, loop: true);
        await Eventually.IsTrueAsync(
            () =>
            {
                moved.Listen();
                return moved.BytesReceived > 0;
            },
            "audio goes there");
    }

    private static bool IsForged(short sample) => sample > 30_000;

    /// <summary>In portions that the kernel does not drop: it is the engine that shall refuse them.</summary>
    private static void Flood(MediaBench bench, Forger[] forgers, int packets = Forged)
    {
        var before = bench.Engine.Counters.SourceRejected;
        for (var sent = 0; sent < packets;)
        {
            foreach (var forger in forgers)
            {
                for (var i = 0; i < 20 && sent < packets; i++, sent++)
                    forger.Send();
            }

            for (var waited = 0; sent - (bench.Engine.Counters.SourceRejected - before) > 400 && waited < 20; waited++)
                Ct.WaitHandle.WaitOne(1);
        }
    }
}
