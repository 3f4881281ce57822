using System.Net;
using AfterSales.Tests.Shared;
using Shouldly;
using Telephony.Media.Tests.Recording;

namespace Telephony.Media.Tests;

public sealed class AttackTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_forger_is_not_recorded_not_heard_and_gets_nothing()
    {
        await using var bench = await MediaBench.StartAsync();
        var (customer, customerLeg, toCustomer) = bench.Call();
        var (agent, agentLeg, toAgent) = bench.Call();
        bench.Engine.Connect(customerLeg, agentLeg);
        var id = MediaBench.NewRecording();
        bench.Engine.StartRecording(customerLeg, id, "attacked.wav");
        var forger = bench.NewPeer();
        forger.Ssrc = customer.Ssrc;

        await customer.SayAsync(toCustomer, TestVoice.Tone(500, 40), Ct);
        await Eventually.IsTrueAsync(() => bench.Engine.Statistics(customerLeg)!.PacketsReceived == 2, "locked to the customer");
        var speaking = Task.WhenAll(customer.SayAsync(toCustomer, TestVoice.Tone(500, 1500), Ct), agent.SayAsync(toAgent, TestVoice.Tone(900, 1500), Ct));
        var forging = Task.Run(() => Forge(forger, toCustomer, speaking), Ct);
        await speaking;
        await forging;

        // The kernel may drop packets of a flooded socket when the machine is busy; none of the forger's may take their place.
        await Eventually.IsTrueAsync(() => agent.Received.Count >= 50, "the customer's packets relayed");
        bench.Engine.StopRecording(id);
        await bench.ClosedAsync(id);

        var file = RecordedFile.Read(bench.PathOf("attacked.wav"));
        ToneProbe.Amplitude(file.Left, 2000).ShouldBeLessThan(0.002);
        ToneProbe.Amplitude(agent.Heard(), 2000).ShouldBeLessThan(0.002);
        ToneProbe.IsHeard(agent.Heard(), 500).ShouldBeTrue();
        forger.Received.ShouldBeEmpty();
        var statistics = bench.Engine.Statistics(customerLeg)!;
        statistics.PacketsReceived.ShouldBeInRange(50, 77);
        statistics.SourceRejected.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_spray_before_the_first_real_packet_attracts_no_audio()
    {
        await using var bench = await MediaBench.StartAsync();
        var (customer, customerLeg, toCustomer) = bench.Call();
        var forger = bench.NewPeer();
        var random = new Random(9);
        bench.Engine.Play(customerLeg, PromptId.HoldMusic, loop: true);
        for (var i = 0; i < 500; i++)
        {
            forger.Ssrc = (uint)random.Next();
            forger.Send(toCustomer, forger.Build(0, false, (ushort)random.Next(65_536), (uint)random.Next(), new byte[160]));
        }

        await Eventually.IsTrueAsync(() => customer.Received.Count >= 20, "the customer hears music");
        forger.Received.ShouldBeEmpty();
        bench.Engine.Statistics(customerLeg)!.PacketsReceived.ShouldBe(0);
    }

    [Fact]
    public async Task Garbage_changes_nothing_but_counters()
    {
        await using var bench = await MediaBench.StartAsync();
        var (customer, customerLeg, toCustomer) = bench.Call();
        var (agent, agentLeg, _) = bench.Call();
        bench.Engine.Connect(customerLeg, agentLeg);
        var random = new Random(4);
        var garbage = Enumerable.Range(0, 400).Select(_ => new byte[random.Next(0, 1400)]).ToList();
        garbage.ForEach(random.NextBytes);
        garbage.ForEach(g => { if (g.Length > 0) g[0] &= 0x3F; });

        foreach (var (index, datagram) in garbage.Index())
        {
            // In portions, so that it is the parser that drops them and not the kernel.
            await Eventually.IsTrueAsync(() => index - bench.Engine.Counters.Malformed < 50, "portion counted");
            customer.Send(toCustomer, datagram);
        }

        customer.Send(toCustomer, [0x81, 201, 0, 7, 1, 2, 3, 4]);
        customer.Send(toCustomer, customer.Build(13, false, 1, 1, [0]));
        await Eventually.IsTrueAsync(() => bench.Engine.Counters.Malformed + bench.Engine.Counters.SourceRejected + bench.Engine.Counters.UnknownPayload >= 402, "all counted");

        bench.Engine.Counters.Malformed.ShouldBe(400);
        bench.Engine.Counters.SourceRejected.ShouldBe(1, "a report before the leg is locked");
        bench.Engine.Counters.UnknownPayload.ShouldBe(1);
        bench.Engine.Statistics(customerLeg)!.PacketsReceived.ShouldBe(0);
        agent.Received.ShouldBeEmpty();
        await customer.SayAsync(toCustomer, TestVoice.Tone(500, 100), Ct);
        await Eventually.IsTrueAsync(() => agent.Received.Count == 5, "the call works as before");
    }

    [Fact]
    public async Task Packets_before_the_peer_is_known_are_dropped()
    {
        await using var bench = await MediaBench.StartAsync();
        var phone = bench.NewPeer();
        var leg = MediaBench.NewLeg();
        var local = bench.Engine.OpenRtpLeg(leg);
        phone.SendFrame(local, TestVoice.Tone(500, 20));
        await Eventually.IsTrueAsync(() => bench.Engine.Counters.SourceRejected == 1, "counted");
        bench.Engine.Statistics(leg)!.PacketsReceived.ShouldBe(0);
    }

    [Fact]
    public async Task A_phone_behind_nat_is_learnt_and_then_gets_the_audio()
    {
        await using var bench = await MediaBench.StartAsync();
        var phone = bench.NewPeer();
        var leg = MediaBench.NewLeg();
        var local = bench.Engine.OpenRtpLeg(leg);
        bench.Engine.SetRemote(leg, new IPEndPoint(IPAddress.Parse("192.168.77.7"), 4000), LegFormat.Pcmu, IPAddress.Loopback);
        bench.Engine.Play(leg, PromptId.Ringback, loop: true);

        await phone.SayAsync(local, TestVoice.Tone(500, 200), Ct);
        await Eventually.IsTrueAsync(() => phone.Received.Count > 5, "audio comes to the learnt source");
        bench.Engine.Statistics(leg)!.PacketsReceived.ShouldBe(7);
    }

    /// <summary>2,000 packets a second with the right SSRC from the wrong place.</summary>
    private static void Forge(RtpTestPeer forger, IPEndPoint to, Task until)
    {
        var pace = new Pace();
        var noise = CompandingLaw.Mu.Encode(TestVoice.Tone(2000, 20, 0.8));
        for (var tick = 0; !until.IsCompleted; tick++)
        {
            for (var i = 0; i < 40; i++)
                forger.Send(to, forger.Build(0, false, (ushort)(tick + i), (uint)(tick * 160), noise));
            pace.Wait(Ct);
        }
    }
}
