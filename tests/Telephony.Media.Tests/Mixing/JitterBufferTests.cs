using AfterSales.Tests.Shared;
using Shouldly;
using Telephony.Media.Codecs;
using Telephony.Media.Mixing;

namespace Telephony.Media.Tests.Mixing;

public sealed class JitterBufferTests
{
    private readonly JitterBuffer _sut = new();
    private readonly short[] _frame = new short[160];

    [Fact]
    public void Nothing_before_the_first_packet_and_twenty_milliseconds_of_depth_after_it()
    {
        _sut.HasBegun.ShouldBeFalse();
        Put(0, 1000);
        _sut.HasBegun.ShouldBeTrue();
        Take().ShouldBe(0);
        Take().ShouldBe(1000, 40);
        Take().ShouldBe(0);
    }

    [Fact]
    public void Packets_of_any_length_become_frames()
    {
        for (uint i = 0; i < 8; i++)
            _sut.Put(G711Codec.Pcma, CompandingLaw.A.Encode(Enumerable.Repeat((short)1000, 240).ToArray()), 1, i * 240);
        Take();
        for (var i = 0; i < 2; i++)
            Take().ShouldBe(1000, 40);
    }

    [Fact]
    public void A_lost_packet_is_silence_and_disorder_is_put_right()
    {
        Put(0, 1000);
        Put(2, 3000);
        Take();
        Put(1, 2000);
        Put(4, 5000);
        (Take(), Take(), Take(), Take(), Take()).ShouldSatisfyAllConditions(
            t => t.Item1.ShouldBe(1000, 60),
            t => t.Item2.ShouldBe(2000, 80),
            t => t.Item3.ShouldBe(3000, 120),
            t => t.Item4.ShouldBe(0),
            t => t.Item5.ShouldBe(5000, 200));
    }

    [Fact]
    public void A_late_stream_is_heard_forty_milliseconds_later_and_an_overtaken_packet_not_at_all()
    {
        Put(0, 1000);
        for (var i = 0; i < 10; i++)
            Take();
        Put(1, 2000);
        _sut.Late.ShouldBe(1);
        (Take(), Take()).ShouldBe((0d, 0d));
        Take().ShouldBe(2000, 80);
        Put(0, 7000);
        Take().ShouldBe(0);
        Take().ShouldBe(0);
    }

    [Fact]
    public void A_burst_never_makes_the_delay_longer_than_a_tenth_of_a_second()
    {
        for (uint i = 0; i < 50; i++)
            Put(i, (short)(100 * i));
        var heard = Enumerable.Range(0, 7).Select(_ => Take()).Where(level => level > 0).ToList();
        heard.Count.ShouldBeInRange(2, 5);
        heard[^1].ShouldBe(4900, 200);

        // The frame of silence before the first packet is among what was skipped.
        _sut.Skipped.ShouldBe((51 - heard.Count) * 160);
    }

    [Fact]
    public void Delay_that_nobody_needs_is_given_up()
    {
        for (uint i = 0; i < 3; i++)
            Put(i, 1000);
        for (uint i = 3; i < 120; i++)
        {
            Put(i, 1000);
            Take();
        }

        _sut.Skipped.ShouldBe(320);
        _sut.Late.ShouldBe(0);
    }

    [Fact]
    public void New_numbers_go_on_where_the_old_ones_ended()
    {
        Put(0, 1000);
        _sut.Put(G711Codec.Pcmu, Payload(2000), 2, 900_000_000);
        Take();
        Take().ShouldBe(1000, 60);
        Take().ShouldBe(2000, 80);
    }

    [Fact]
    public void Any_order_of_any_timestamps_is_survived_and_held_in_bounds()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var sut = new JitterBuffer();
            for (var i = 0; i < 400; i++)
            {
                var timestamp = (uint)random.NextInt64(uint.MaxValue);
                sut.Put(G711Codec.Pcmu, new byte[random.Next(1400)], random.Next(20) / 19, random.Next(10) == 0 ? timestamp : timestamp % 4000);
                if (random.Next(2) == 0)
                    sut.Take(_frame);
            }

            // Whatever came, at most 100 ms of it are still to be heard.
            var left = 0;
            while (sut.Take(_frame))
                left++;
            left.ShouldBeLessThanOrEqualTo(5, $"seed {seed}");
        }
    }

    private static byte[] Payload(short level) => CompandingLaw.Mu.Encode(Enumerable.Repeat(level, 160).ToArray());

    private void Put(uint number, short level) => _sut.Put(G711Codec.Pcmu, Payload(level), 1, uint.MaxValue - 300 + (number * 160));

    private double Take()
    {
        _sut.Take(_frame);
        return _frame[^1];
    }
}
