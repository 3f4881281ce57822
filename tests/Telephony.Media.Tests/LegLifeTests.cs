using System.Net;
using AfterSales.Tests.Shared;
using Shouldly;

namespace Telephony.Media.Tests;

public sealed class LegLifeTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Silence_is_reported_once_and_again_after_packets_came_back(bool isOwn)
    {
        await using var bench = await MediaBench.StartAsync(o => o with { SilenceTimeout = TimeSpan.FromMilliseconds(300) }, isOwn);
        var (phone, leg, local) = bench.Call();
        var (_, held, _) = bench.Call(format: LegFormat.Pcmu with { Direction = MediaDirection.SendOnly });
        await Eventually.IsTrueAsync(() => bench.Events.Timeouts.Count == 1, "first report");
        await phone.SayAsync(local, TestVoice.Tone(500, 60), Ct);
        await Eventually.IsTrueAsync(() => bench.Events.Timeouts.Count >= 2, "second report");
        bench.Events.Timeouts.ShouldAllBe(l => l == leg);
        bench.Events.Timeouts.ShouldNotContain(held);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Commands_for_a_closed_leg_are_refused_or_harmless(bool isOwn)
    {
        await using var bench = await MediaBench.StartAsync(isOwn: isOwn);
        var (_, leg, _) = bench.Call();
        var (_, other, _) = bench.Call();
        bench.Engine.Connect(leg, other);
        bench.Engine.Play(leg, PromptId.HoldMusic, loop: true);
        bench.Engine.CloseLeg(leg);

        bench.Engine.CloseLeg(leg);
        bench.Engine.StopPlay(leg);
        bench.Engine.Disconnect(leg);
        bench.Engine.StopRecording(MediaBench.NewRecording());
        bench.Engine.Statistics(leg).ShouldBeNull();
        Should.Throw<MediaException>(() => bench.Engine.Connect(leg, other)).Fault.ShouldBe(MediaFault.UnknownLeg);
        Should.Throw<MediaException>(() => bench.Engine.Play(leg, PromptId.Beep, false)).Fault.ShouldBe(MediaFault.UnknownLeg);
        bench.Engine.OpenLegs.ShouldBe(1);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_leg_cannot_be_opened_twice_nor_beyond_the_limit(bool isOwn)
    {
        await using var bench = await MediaBench.StartAsync(o => o with { MaximumLegs = 2 }, isOwn);
        var (_, leg, _) = bench.Call();
        bench.Call();
        Should.Throw<MediaException>(() => bench.Engine.OpenRtpLeg(leg)).Fault.ShouldBe(MediaFault.LegExists);
        Should.Throw<MediaException>(() => bench.Engine.OpenRtpLeg(MediaBench.NewLeg())).Fault.ShouldBe(MediaFault.LimitReached);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_advertised_address_is_what_sdp_gets(bool isOwn)
    {
        var advertised = IPAddress.Parse("203.0.113.9");
        await using var bench = await MediaBench.StartAsync(o => o with { AdvertisedAddress = advertised }, isOwn);
        bench.Engine.OpenRtpLeg(MediaBench.NewLeg()).Address.ShouldBe(advertised);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Statistics_tell_loss_disorder_and_quality(bool isOwn)
    {
        await using var bench = await MediaBench.StartAsync(isOwn: isOwn);
        var (phone, leg, local) = bench.Call();
        foreach (var sequence in (ushort[])[10, 11, 13, 12, 12, 16])
            phone.Send(local, phone.Build(0, false, sequence, sequence * 160u, new byte[160]));
        await Eventually.IsTrueAsync(() => bench.Engine.Statistics(leg)!.PacketsReceived == 5, "all arrived");
        var statistics = bench.Engine.Statistics(leg)!;
        (statistics.Lost, statistics.OutOfOrder, statistics.Duplicates).ShouldBe((2, 1, 1));
        statistics.Mos.ShouldBeInRange(1.0, 3.0);
        statistics.LastPacketAge.ShouldNotBeNull();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_leg_over_any_transport_takes_part(bool isOwn)
    {
        await using var bench = await MediaBench.StartAsync(isOwn: isOwn);
        var transport = new LoopbackTransport();
        var browser = MediaBench.NewLeg();
        bench.Engine.OpenLeg(browser, transport, LegFormat.Pcmu);
        var (phone, leg, local) = bench.Call();
        bench.Engine.Connect(browser, leg);
        await phone.SayAsync(local, TestVoice.Tone(500, 100), Ct);
        await Eventually.IsTrueAsync(() => transport.Sent == 5, "the transport was given the packets");
        Should.Throw<MediaException>(() => bench.Engine.SetRemote(browser, local, LegFormat.Pcmu)).Fault.ShouldBe(MediaFault.NotAnRtpLeg);
        bench.Engine.CloseLeg(browser);
        transport.IsDisposed.ShouldBeTrue();
    }

    [Theory]
    [InlineData("0.0.0.0", 4000)]
    [InlineData("127.0.0.1", 0)]
    [InlineData("239.1.2.3", 4000)]
    public async Task An_address_that_cannot_be_sent_to_stops_sending_until_a_real_one_comes(string address, int port)
    {
        await using var bench = await MediaBench.StartAsync();
        var (phone, leg, local) = bench.Call();
        bench.Engine.Play(leg, PromptId.Ringback, loop: true);
        await Eventually.IsTrueAsync(() => phone.Received.Count >= 3, "ringback");
        bench.Engine.SetRemote(leg, new IPEndPoint(IPAddress.Parse(address), port), LegFormat.Pcmu);
        await Eventually.IsTrueAsync(() => bench.Engine.Counters.Unsent >= 3, "nothing is sent");
        bench.Engine.Counters.SendFailures.ShouldBe(0);
        var before = phone.Received.Count;
        bench.Engine.SetRemote(leg, phone.LocalEndPoint, LegFormat.Pcmu);
        await Eventually.IsTrueAsync(() => phone.Received.Count >= before + 3, "ringback again");
        await phone.SayAsync(local, TestVoice.Tone(500, 60), Ct);
        await Eventually.IsTrueAsync(() => bench.Engine.Statistics(leg)!.PacketsReceived == 3, "heard again");
    }

    [Fact]
    public async Task Comfort_noise_is_neither_relayed_nor_counted_as_loss()
    {
        await using var bench = await MediaBench.StartAsync();
        var (phone, leg, local) = bench.Call();
        var (agent, agentLeg, _) = bench.Call();
        bench.Engine.Connect(leg, agentLeg);
        for (ushort i = 0; i < 6; i++)
            phone.Send(local, phone.Build((byte)(i is 2 or 3 ? 13 : 0), false, i, i * 160u, i is 2 or 3 ? [40] : new byte[160]));
        await Eventually.IsTrueAsync(() => agent.Received.Count == 4, "audio relayed");
        bench.Engine.Statistics(leg)!.Lost.ShouldBe(0);
        bench.Engine.Counters.UnknownPayload.ShouldBe(2);
    }

    [Fact]
    public async Task An_engine_may_be_disposed_twice_and_opens_nothing_afterwards()
    {
        var bench = await MediaBench.StartAsync();
        await bench.Engine.DisposeAsync();
        await bench.DisposeAsync();
        Should.Throw<ObjectDisposedException>(() => bench.Engine.OpenRtpLeg(MediaBench.NewLeg()));
    }

    [Fact]
    public async Task A_transport_that_breaks_its_promise_harms_only_its_own_leg()
    {
        await using var bench = await MediaBench.StartAsync();
        var broken = MediaBench.NewLeg();
        bench.Engine.OpenLeg(broken, new LoopbackTransport { Throws = true }, LegFormat.Pcmu);
        var (phone, leg, _) = bench.Call();
        bench.Engine.Play(broken, PromptId.HoldMusic, loop: true);
        bench.Engine.Play(leg, PromptId.HoldMusic, loop: true);
        await Eventually.IsTrueAsync(() => phone.Received.Count >= 5 && bench.Engine.Counters.Faults >= 5, "the other leg hears music");
    }

    private sealed class LoopbackTransport : Media.Rtp.IRtpTransport
    {
        private int _sent;

        public int Sent => Volatile.Read(ref _sent);

        public bool IsDisposed { get; private set; }

        public void Start(Media.Rtp.IRtpReceiver receiver)
        {
        }

        public bool Throws { get; init; }

        public void Send(ReadOnlySpan<byte> packet)
        {
            if (Throws)
                throw new InvalidOperationException("planted");
            Interlocked.Increment(ref _sent);
        }

        public void Dispose() => IsDisposed = true;
    }
}
