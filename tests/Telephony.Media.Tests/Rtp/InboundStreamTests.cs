using AfterSales.Tests.Shared;
using Shouldly;
using Telephony.Media.Rtp;

namespace Telephony.Media.Tests.Rtp;

public sealed class InboundStreamTests
{
    private readonly ManualClock _clock = new();
    private readonly InboundStream _sut;

    public InboundStreamTests() => _sut = new InboundStream(_clock);

    [Fact]
    public void Loss_is_counted_over_the_wrap_of_the_sequence_number()
    {
        for (var i = 0; i < 1000; i++)
        {
            if (i % 10 != 3)
                Accept((ushort)(65_000 + i), (uint)i * 160).ShouldBe(StreamVerdict.Fresh);
            Wait(20);
        }

        _sut.Received.ShouldBe(900);
        _sut.Lost.ShouldBe(100);
        _sut.Epoch.ShouldBe(1);
    }

    [Fact]
    public void Reordered_packets_count_once_and_repeated_ones_not_at_all()
    {
        foreach (var sequence in (ushort[])[10, 11, 13, 12, 12, 13, 14])
            Accept(sequence, sequence * 160u);

        (_sut.Received, _sut.Lost, _sut.OutOfOrder, _sut.Duplicates).ShouldBe((5, 0, 1, 2));
    }

    [Fact]
    public void An_event_that_began_before_the_audio_around_it_is_the_same_time_line()
    {
        for (ushort i = 0; i < 40; i++, Wait(10))
        {
            // Audio and event by turns: the event keeps the timestamp of its beginning.
            var header = new RtpHeader(false, (byte)(i % 2 == 0 ? 0 : 101), i, i % 2 == 0 ? 5000 + (i * 80u) : 5000u, 1, 12, 160);
            _sut.Accept(header, _clock.GetTimestamp(), isEvent: i % 2 == 1).ShouldBe(StreamVerdict.Fresh);
        }

        (_sut.Epoch, _sut.Lost, _sut.OutOfOrder).ShouldBe((1, 0, 0));
        _sut.JitterMs.ShouldBeLessThan(1);
    }

    [Fact]
    public void Another_ssrc_is_refused_while_the_stream_lives()
    {
        for (ushort i = 0; i < 50; i++, Wait(20))
        {
            Accept(i, i * 160u).ShouldBe(StreamVerdict.Fresh);
            Accept((ushort)(5000 + i), i * 160u, ssrc: 66).ShouldBe(StreamVerdict.Rejected);
        }

        _sut.Epoch.ShouldBe(1);
    }

    [Fact]
    public void Another_ssrc_is_taken_when_the_old_one_fell_silent()
    {
        Accept(1, 160);
        Wait(20);
        Accept(900, 0, ssrc: 66).ShouldBe(StreamVerdict.Rejected);
        Wait(20);
        Accept(901, 160, ssrc: 66).ShouldBe(StreamVerdict.Rejected);
        Wait(20);
        Accept(902, 320, ssrc: 66).ShouldBe(StreamVerdict.Fresh);
        (_sut.Epoch, _sut.Received, _sut.Lost).ShouldBe((2, 2, 0));
    }

    [Fact]
    public void Another_ssrc_is_taken_at_once_after_new_sdp()
    {
        Accept(1, 160);
        _sut.OpenSsrc();
        Accept(900, 0, ssrc: 66).ShouldBe(StreamVerdict.Fresh);
        _sut.Epoch.ShouldBe(2);
    }

    [Fact]
    public void A_far_sequence_number_needs_a_second_one_in_a_row()
    {
        Accept(1, 160);
        Accept(30_000, 320).ShouldBe(StreamVerdict.Rejected);
        Accept(2, 320).ShouldBe(StreamVerdict.Fresh);
        Accept(40_000, 480).ShouldBe(StreamVerdict.Rejected);
        Accept(40_001, 640).ShouldBe(StreamVerdict.Fresh);
        _sut.Epoch.ShouldBe(2);
    }

    [Fact]
    public void A_pause_with_running_timestamps_is_the_same_time_line_and_a_leap_is_a_new_one()
    {
        Accept(1, 160);
        Wait(3000);
        Accept(2, 160 + 24_000, marker: true).ShouldBe(StreamVerdict.Fresh);
        _sut.Epoch.ShouldBe(1);
        Wait(20);
        Accept(3, 2_000_000).ShouldBe(StreamVerdict.Fresh);
        _sut.Epoch.ShouldBe(2);
        Wait(20);
        Accept(4, 1000).ShouldBe(StreamVerdict.Fresh);
        _sut.Epoch.ShouldBe(3);
    }

    [Fact]
    public void A_sender_that_stopped_its_clock_in_a_pause_starts_a_new_time_line()
    {
        Accept(1, 160);
        Wait(3000);
        Accept(2, 320, marker: true);
        _sut.Epoch.ShouldBe(2);
    }

    [Fact]
    public void A_long_digit_does_not_break_the_time_line()
    {
        Accept(1, 160);
        for (ushort i = 2; i < 60; i++, Wait(20))
            Accept(i, 320);
        Accept(60, 320 + (58 * 160));
        _sut.Epoch.ShouldBe(1);
        _sut.JitterMs.ShouldBeLessThan(20);
    }

    [Fact]
    public void Jitter_follows_the_standard_estimate()
    {
        for (ushort i = 0; i < 1000; i++)
        {
            Accept(i, i * 160u);
            Wait(i % 2 == 0 ? 30 : 10);
        }

        _sut.JitterMs.ShouldBe(10, 0.5);
    }

    private StreamVerdict Accept(ushort sequence, uint timestamp, uint ssrc = 7, bool marker = false) =>
        _sut.Accept(new RtpHeader(marker, 0, sequence, timestamp, ssrc, 12, 160), _clock.GetTimestamp());

    private void Wait(int milliseconds) => _clock.Advance(TimeSpan.FromMilliseconds(milliseconds));
}
