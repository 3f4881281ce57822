using AfterSales.Tests.Shared;
using Shouldly;

namespace Telephony.Media.Tests.Mixing;

/// <summary>Who hears whom, packet by packet, on a clock that stands still unless moved.</summary>
public sealed class HearingTests : IAsyncDisposable
{
    private readonly StillBench _bench = new();
    private readonly StillBench.Party _agent;
    private readonly StillBench.Party _customer;
    private readonly StillBench.Party _supervisor;

    public HearingTests() => (_customer, _agent, _supervisor) = (_bench.New(500), _bench.New(900), _bench.New(1300));

    [Fact]
    public void A_switch_from_relay_to_mix_and_back_leaves_no_hole_and_no_break()
    {
        _agent.Leg.Hearing.Set(_customer.Leg);
        _customer.Leg.Hearing.Set(_agent.Leg);
        _bench.Run(50, _customer, _agent);
        _agent.Leg.Hearing.Set(_customer.Leg, _supervisor.Leg);
        _bench.Run(100, _customer, _agent, _supervisor);
        _agent.Leg.Hearing.Set(_customer.Leg);
        _bench.Run(50, _customer, _agent, _supervisor);

        Numbers(_agent);
        _agent.Heard.Count.ShouldBeInRange(199, 200);
        var customerHeard = Placed(_agent);
        LongestHole(customerHeard, 500).ShouldBeLessThanOrEqualTo(60);
        Tone(customerHeard.AsSpan(8000 + 800, 14_000), 1300).ShouldBe(0.244, 0.02);
        Tone(customerHeard.AsSpan(8000 + 800, 14_000), 500).ShouldBe(0.244, 0.02);
        Tone(customerHeard.AsSpan(24_800), 1300).ShouldBeLessThan(0.005);
        customerHeard.Length.ShouldBeInRange(199 * 160, 201 * 160);

        // The one who was not rewired noticed nothing at all.
        _customer.Heard.Count(p => p.Marker).ShouldBe(1);
        Tone(Placed(_customer), 1300).ShouldBeLessThan(0.005);
    }

    [Fact]
    public void A_speaker_who_comes_or_goes_does_not_disturb_the_mix()
    {
        _agent.Leg.Hearing.Set(_customer.Leg, _supervisor.Leg);
        _bench.Run(50, _customer, _supervisor);
        var fourth = _bench.New(1900);
        _agent.Leg.Hearing.Set(fourth.Leg, _customer.Leg, _supervisor.Leg);
        _bench.Run(50, _customer, _supervisor, fourth);
        _agent.Leg.Hearing.Set(fourth.Leg, _customer.Leg);
        _bench.Run(50, _customer, _supervisor, fourth);

        _agent.Heard.Count(p => p.Marker).ShouldBe(1);
        Numbers(_agent);
        var heard = Placed(_agent);
        LongestHole(heard.AsSpan(320), 500).ShouldBe(0);
        Tone(heard.AsSpan(8800, 7000), 1900).ShouldBe(0.244, 0.02);
        Tone(heard.AsSpan(17_000), 1300).ShouldBeLessThan(0.005);
    }

    [Fact]
    public void A_mix_is_as_quiet_as_a_relay_until_somebody_speaks()
    {
        _agent.Leg.Hearing.Set(_customer.Leg, _supervisor.Leg);
        _bench.Run(10);
        _agent.Heard.ShouldBeEmpty();
        _bench.Run(10, _supervisor);
        _agent.Heard.Count.ShouldBe(10);
        _bench.Run(10);
        _agent.Heard.Count.ShouldBe(20);
        _agent.Heard[^1].Samples.ShouldAllBe(s => s == 0);
    }

    [Fact]
    public void Mute_silences_for_every_listener_alike()
    {
        _customer.Leg.Hearing.Set(_agent.Leg);
        _supervisor.Leg.Hearing.Set(_customer.Leg, _agent.Leg);
        _agent.Leg.Mute(muted: true);
        _bench.Run(50, _customer, _agent);
        ToneProbe.Loudness(Placed(_customer)).ShouldBeLessThan(0.001);
        Tone(Placed(_supervisor), 900).ShouldBeLessThan(0.002);
        Tone(Placed(_supervisor), 500).ShouldBeGreaterThan(0.2);
    }

    [Fact]
    public void A_leg_that_parts_is_heard_by_nobody_and_the_others_go_on()
    {
        _supervisor.Leg.Hearing.Set(_customer.Leg, _agent.Leg);
        _agent.Leg.Hearing.Set(_customer.Leg);
        _customer.Leg.Hearing.Set(_agent.Leg);
        _bench.Run(20, _customer, _agent);
        _customer.Leg.Hearing.Part();
        var (agentHeard, customerHeard) = (_agent.Heard.Count, _customer.Heard.Count);
        _bench.Run(20, _customer, _agent);

        (_agent.Heard.Count, _customer.Heard.Count).ShouldBe((agentHeard, customerHeard));
        Tone(Placed(_supervisor).AsSpan(^2000..), 900).ShouldBeGreaterThan(0.2);
        Tone(Placed(_supervisor).AsSpan(^2000..), 500).ShouldBeLessThan(0.005);
        _supervisor.Leg.Hearing.IsOnly(_agent.Leg).ShouldBeTrue();
    }

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    private static double Tone(ReadOnlySpan<short> samples, double hertz) => ToneProbe.Amplitude(samples, hertz);

    private static void Numbers(StillBench.Party party)
    {
        foreach (var (before, after) in party.Heard.Zip(party.Heard.Skip(1)))
        {
            ((ushort)(after.Sequence - before.Sequence)).ShouldBe((ushort)1);
            ((int)(after.Timestamp - before.Timestamp)).ShouldBeInRange(160, 320);
        }
    }

    private static short[] Placed(StillBench.Party party)
    {
        var first = party.Heard[0].Timestamp;
        var heard = new short[party.Heard[^1].Timestamp - first + 160];
        foreach (var packet in party.Heard)
            packet.Samples.CopyTo(heard, packet.Timestamp - first);
        return heard;
    }

    /// <summary>Longest time in milliseconds, in steps of 2.5, during which a tone is missing.</summary>
    private static double LongestHole(ReadOnlySpan<short> heard, double hertz)
    {
        var (hole, longest) = (0, 0);
        for (var at = 0; at + 160 <= heard.Length; at += 20)
        {
            hole = ToneProbe.Amplitude(heard.Slice(at, 160), hertz) < 0.05 ? hole + 1 : 0;
            longest = Math.Max(longest, hole);
        }

        return longest * 2.5;
    }
}
