using Shouldly;
using Telephony.Media.Rtp;
using Telephony.Media.Tests.Mixing;

namespace Telephony.Media.Tests.Rtp;

/// <summary>What a leg's statistics say, and when its silence is the end of it.</summary>
public sealed class LegQualityTests
{
    private const long Limit = 30 * TimeSpan.TicksPerSecond;

    [Theory]
    [InlineData(0, 0, null, 4.35, 4.5)]
    [InlineData(1, 5, null, 4.1, 4.4)]
    [InlineData(5, 20, null, 3.4, 4.1)]
    [InlineData(20, 40, null, 1.5, 2.8)]
    [InlineData(0, 0, 900.0, 1.5, 3.4)]
    public void Quality_when_loss_jitter_or_delay_grow_then_falls(int lossPercent, double jitterMs, double? roundTripMs, double least, double most) =>
        ListeningQuality.Mos(10_000, lossPercent * 100, jitterMs, roundTripMs).ShouldBeInRange(least, most);

    [Fact]
    public async Task Packets_when_more_than_60_ms_behind_the_fastest_then_late_though_not_lost()
    {
        await using var bench = new StillBench();
        var phone = bench.New(500);
        for (var frame = 0; frame < 100; frame++)
        {
            bench.Clock.Advance(TimeSpan.FromMilliseconds(20));
            if (frame != 50)
                phone.Leg.OnPacket(phone.Build(frame, new short[160]), bench.Clock.GetTimestamp());
            if (frame == 54)
                phone.Leg.OnPacket(phone.Build(50, new short[160]), bench.Clock.GetTimestamp());
        }

        var statistics = phone.Leg.Statistics();
        (statistics.Lost, statistics.Late, statistics.OutOfOrder).ShouldBe((0, 1, 1));
        statistics.Mos.ShouldBeLessThan(ListeningQuality.Mos(100, 0, statistics.JitterMs));
    }

    [Fact]
    public async Task Sender_when_its_clock_drifts_for_an_hour_then_nothing_is_late()
    {
        await using var bench = new StillBench();
        var inbound = new InboundStream(bench.Clock);
        for (var packet = 0; packet < 180_000; packet++)
        {
            // 100 ppm slow: a packet each 20.002 ms.
            bench.Clock.Advance(TimeSpan.FromTicks(200_020));
            inbound.Accept(new RtpHeader(false, 0, (ushort)packet, (uint)packet * 160, 1, 12, 160), bench.Clock.GetTimestamp());
        }

        (inbound.Late, inbound.Lost).ShouldBe((0, 0));
    }

    [Fact]
    public async Task A_part_of_a_leg_when_calls_follow_each_other_then_counts_only_itself()
    {
        await using var bench = new StillBench();
        var phone = bench.New(500);
        bench.Run(100, phone);
        var before = phone.Leg.Statistics();
        for (var frame = 100; frame < 200; frame++)
        {
            if (frame % 10 != 0)
                phone.Leg.OnPacket(phone.Build(frame, new short[160]), bench.Clock.GetTimestamp());
            bench.Clock.Advance(TimeSpan.FromMilliseconds(20));
        }

        var part = phone.Leg.Statistics().Since(before);
        (part.PacketsReceived, part.Lost).ShouldBe((90, 10));
        part.LossPercent.ShouldBe(10);
        part.Mos.ShouldBeLessThan(before.Mos);
    }

    [Theory]
    [InlineData(MediaDirection.SendReceive, true)]
    [InlineData(MediaDirection.ReceiveOnly, false)]
    [InlineData(MediaDirection.SendOnly, false)]
    [InlineData(MediaDirection.Inactive, false)]
    public async Task Silence_when_the_peer_holds_us_then_is_no_time_out(MediaDirection direction, bool isTimeout)
    {
        await using var bench = new StillBench();
        var phone = bench.New(500);
        bench.Run(5, phone);
        phone.Leg.SetFormat(LegFormat.Pcmu with { Direction = direction });
        bench.Clock.Advance(TimeSpan.FromMinutes(10));
        phone.Leg.Check(bench.Clock.GetTimestamp(), 0, Limit);
        phone.Leg.IsSilent.ShouldBe(isTimeout);
    }

    [Fact]
    public async Task Silence_when_a_hold_ends_then_counts_from_its_end()
    {
        await using var bench = new StillBench();
        var phone = bench.New(500);
        phone.Leg.SetFormat(LegFormat.Pcmu with { Direction = MediaDirection.ReceiveOnly });
        bench.Clock.Advance(TimeSpan.FromMinutes(10));
        phone.Leg.SetFormat(LegFormat.Pcmu);
        bench.Clock.Advance(TimeSpan.FromSeconds(29));
        phone.Leg.Check(bench.Clock.GetTimestamp(), 0, Limit);
        phone.Leg.IsSilent.ShouldBeFalse();
        bench.Clock.Advance(TimeSpan.FromSeconds(1));
        phone.Leg.Check(bench.Clock.GetTimestamp(), 0, Limit);
        phone.Leg.IsSilent.ShouldBeTrue();
    }

    [Fact]
    public async Task Silence_when_the_peer_still_reports_then_is_no_time_out()
    {
        await using var bench = new StillBench();
        var (leg, reports) = bench.NewReporting();
        bench.Clock.Advance(TimeSpan.FromSeconds(25));
        reports.LastReport = bench.Clock.GetTimestamp();
        bench.Clock.Advance(TimeSpan.FromSeconds(25));
        leg.Check(bench.Clock.GetTimestamp(), 0, Limit);
        leg.IsSilent.ShouldBeFalse();
        bench.Clock.Advance(TimeSpan.FromSeconds(5));
        leg.Check(bench.Clock.GetTimestamp(), 0, Limit);
        leg.IsSilent.ShouldBeTrue();
    }
}
