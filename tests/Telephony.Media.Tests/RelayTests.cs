using AfterSales.Tests.Shared;
using Shouldly;

namespace Telephony.Media.Tests;

public sealed class RelayTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Two_connected_phones_hear_each_other(bool isOwn)
    {
        await using var bench = await MediaBench.StartAsync(isOwn: isOwn);
        var (a, legA, toA) = bench.Call();
        var (b, legB, toB) = bench.Call();
        bench.Engine.Connect(legA, legB);

        var (spokenA, spokenB) = (TestVoice.Sentence(1, 1000), TestVoice.Sentence(2, 1000));
        await Task.WhenAll(a.SayAsync(toA, spokenA, Ct), b.SayAsync(toB, spokenB, Ct));
        await Eventually.IsTrueAsync(() => a.Received.Count >= 50 && b.Received.Count >= 50, "all packets relayed");

        ToneProbe.Correlate(spokenA, b.Heard(), 80).Coefficient.ShouldBeGreaterThan(0.98);
        ToneProbe.Correlate(spokenB, a.Heard(), 80).Coefficient.ShouldBeGreaterThan(0.98);
        ToneProbe.Correlate(spokenA, a.Heard(), 80).Coefficient.ShouldBeLessThan(0.3);
    }

    [Fact]
    public async Task Laws_are_translated_when_the_phones_differ()
    {
        await using var bench = await MediaBench.StartAsync();
        var (a, legA, toA) = bench.Call(CompandingLaw.Mu);
        var (b, legB, toB) = bench.Call(CompandingLaw.A);
        bench.Engine.Connect(legA, legB);

        await Task.WhenAll(a.SayAsync(toA, TestVoice.Tone(700, 500), Ct), b.SayAsync(toB, TestVoice.Tone(1100, 500), Ct));
        await Eventually.IsTrueAsync(() => a.Received.Count >= 25 && b.Received.Count >= 25, "all packets relayed");

        b.Received.ShouldAllBe(p => p.PayloadType == 8);
        a.Received.ShouldAllBe(p => p.PayloadType == 0);
        ToneProbe.IsHeard(b.Heard(), 700).ShouldBeTrue();
        ToneProbe.IsHeard(a.Heard(), 1100).ShouldBeTrue();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Stream_stays_unbroken_through_ringback_talk_music_and_another_agent(bool isOwn)
    {
        await using var bench = await MediaBench.StartAsync(isOwn: isOwn);
        var (customer, customerLeg, _) = bench.Call();
        var (first, firstLeg, toFirst) = bench.Call();
        var (second, secondLeg, toSecond) = bench.Call(CompandingLaw.A);

        bench.Engine.Play(customerLeg, PromptId.Ringback, loop: true);
        await Eventually.IsTrueAsync(() => customer.Received.Count >= 15, "ringback");
        bench.Engine.Connect(customerLeg, firstLeg);
        bench.Engine.StopPlay(customerLeg);
        await first.SayAsync(toFirst, TestVoice.Tone(900, 400), Ct);
        bench.Engine.Disconnect(customerLeg);
        var musicFrom = customer.Received.Count;
        bench.Engine.Play(customerLeg, PromptId.HoldMusic, loop: true);
        await Eventually.IsTrueAsync(() => customer.Received.Count >= musicFrom + 25, "music");
        bench.Engine.Connect(customerLeg, secondLeg);
        bench.Engine.StopPlay(customerLeg);
        await second.SayAsync(toSecond, TestVoice.Tone(1300, 400), Ct);
        await Eventually.IsTrueAsync(() => ToneProbe.IsHeard(customer.Heard(customer.Received.Count - 15), 1300), "the last that was said has come");

        var packets = customer.Received;
        packets.Select(p => p.Ssrc).Distinct().Count().ShouldBe(1);
        for (var i = 1; i < packets.Count; i++)
        {
            ((ushort)(packets[i].Sequence - packets[i - 1].Sequence)).ShouldBe((ushort)1);
            ((int)(packets[i].Timestamp - packets[i - 1].Timestamp)).ShouldBeGreaterThanOrEqualTo(160);
        }

        // One mark for each of the four switches; a stalled machine may add one of its own.
        packets.Count(p => p.Marker).ShouldBeGreaterThanOrEqualTo(4);
        var byStream = (packets[^1].Timestamp - packets[0].Timestamp) / 8.0;
        var byClock = (packets[^1].Arrival - packets[0].Arrival).TotalMilliseconds;
        Math.Abs(byStream - byClock).ShouldBeLessThan(5000);
        ToneProbe.IsHeard(customer.Heard().AsSpan(0, 1600), 450).ShouldBeTrue();
        ToneProbe.IsHeard(customer.Heard(packets.Count - 15), 1300).ShouldBeTrue();
    }

    [Fact]
    public async Task A_playing_leg_hears_the_prompt_and_not_its_peer_until_it_ends()
    {
        await using var bench = await MediaBench.StartAsync();
        var (customer, customerLeg, _) = bench.Call();
        var (agent, agentLeg, toAgent) = bench.Call();
        bench.Engine.Connect(customerLeg, agentLeg);
        bench.Engine.Play(customerLeg, PromptId.Beep, loop: false);

        // He speaks by the clock and the prompt is played at the engine's pace: he goes on until he is heard.
        using var talk = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var speaking = agent.SayAsync(toAgent, TestVoice.Tone(600, 120_000), talk.Token);
        await Eventually.IsTrueAsync(() => !bench.Events.FinishedPrompts.IsEmpty, "prompt finished");
        await Eventually.IsTrueAsync(() => customer.Received.Count(p => ToneProbe.IsHeard(customer.Law.Decode(p.Payload), 600)) >= 20, "he is heard");
        await talk.CancelAsync();
        await speaking;

        bench.Events.FinishedPrompts.ShouldBe([(customerLeg, PromptId.Beep)]);
        var switched = customer.Received.FindIndex(p => ToneProbe.IsHeard(customer.Law.Decode(p.Payload), 600));
        switched.ShouldBe(10);
        customer.Received[switched].Marker.ShouldBeTrue();
        ToneProbe.IsHeard(customer.Heard().AsSpan(0, 1600), 1000).ShouldBeTrue();
        ToneProbe.Amplitude(customer.Heard().AsSpan(0, 1600), 600).ShouldBeLessThan(0.01);
        ToneProbe.IsHeard(customer.Heard(switched), 600).ShouldBeTrue();
    }

    [Fact]
    public async Task A_muted_leg_is_silent_to_its_peer_while_the_stream_goes_on()
    {
        await using var bench = await MediaBench.StartAsync();
        var (customer, customerLeg, _) = bench.Call();
        var (agent, agentLeg, toAgent) = bench.Call();
        bench.Engine.Connect(customerLeg, agentLeg);
        bench.Engine.Mute(agentLeg, muted: true);

        await agent.SayAsync(toAgent, TestVoice.Tone(600, 300), Ct);
        await Eventually.IsTrueAsync(() => customer.Received.Count >= 15, "silence relayed");
        ToneProbe.Loudness(customer.Heard()).ShouldBeLessThan(0.001);

        var before = customer.Received.Count;
        bench.Engine.Mute(agentLeg, muted: false);
        await agent.SayAsync(toAgent, TestVoice.Tone(600, 300), Ct);
        await Eventually.IsTrueAsync(() => customer.Received.Count >= before + 15, "voice relayed");
        ToneProbe.IsHeard(customer.Heard(before), 600).ShouldBeTrue();
    }

    [Fact]
    public async Task Nothing_is_sent_to_a_peer_that_wants_nothing()
    {
        await using var bench = await MediaBench.StartAsync();
        var (held, heldLeg, _) = bench.Call(format: LegFormat.Pcmu with { Direction = MediaDirection.ReceiveOnly });
        var (agent, agentLeg, toAgent) = bench.Call();
        bench.Engine.Connect(heldLeg, agentLeg);

        await agent.SayAsync(toAgent, TestVoice.Tone(600, 200), Ct);
        await Eventually.IsTrueAsync(() => bench.Engine.Statistics(agentLeg)!.PacketsReceived >= 10, "packets arrived");

        held.Received.ShouldBeEmpty();
    }

    [Fact]
    public async Task Hold_music_is_heard_and_loops()
    {
        await using var bench = await MediaBench.StartAsync();
        var (customer, customerLeg, _) = bench.Call(CompandingLaw.A);
        bench.Engine.Play(customerLeg, PromptId.HoldMusic, loop: true);
        await Eventually.IsTrueAsync(() => customer.Received.Count >= 100, "music");

        var heard = customer.Heard();
        ToneProbe.Loudness(heard).ShouldBeGreaterThan(0.03);
        ToneProbe.Amplitude(heard.AsSpan(0, 2400), 261.63 * Math.Pow(2, 4 / 12.0)).ShouldBeGreaterThan(0.03);
        bench.Events.FinishedPrompts.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_unknown_prompt_is_refused_by_name()
    {
        await using var bench = await MediaBench.StartAsync();
        var (_, leg, _) = bench.Call();
        var refusal = Should.Throw<MediaException>(() => bench.Engine.Play(leg, new PromptId("zh/none"), loop: false));
        refusal.Fault.ShouldBe(MediaFault.UnknownPrompt);
        refusal.Message.ShouldContain("zh/none");
    }
}
