using AfterSales.Tests.Shared;
using Shouldly;
using Telephony.Media.Codecs;
using Telephony.Media.Recording;

namespace Telephony.Media.Tests.Recording;

/// <summary>The ring on a clock that the test moves: what bad networks do to the time line.</summary>
public sealed class AlignmentTests
{
    private const int Frame = 160;
    private readonly ManualClock _clock = new();
    private readonly byte[] _scratch = new byte[StereoRing.Capacity * 2];

    [Fact]
    public void Loss_jitter_disorder_and_duplicates_do_not_move_the_voice()
    {
        var random = new Random(7);
        var spoken = TestVoice.Sentence(3, 60_000);
        var arrivals = new List<(double At, int Packet)>();
        for (var packet = 0; packet < spoken.Length / Frame; packet++)
        {
            if (random.NextDouble() < 0.05)
                continue;
            var at = (packet * 20) + 5 + (random.NextDouble() * 40) + (random.NextDouble() < 0.01 ? 45 : 0);
            arrivals.Add((at, packet));
            if (random.NextDouble() < 0.005)
                arrivals.Add((at + 3, packet));
        }

        var left = Play(spoken, arrivals, 61_000, out var recording);

        left.Length.ShouldBe(61_000 * 8);
        var part = spoken.AsSpan(30_000 * 8, 8000);
        var (coefficient, lag) = ToneProbe.Correlate(part, left.AsSpan((30_000 - 50) * 8, 8000 + 1600), 1600);
        coefficient.ShouldBeGreaterThan(0.9);
        Math.Abs((lag / 8.0) - 50 - 5).ShouldBeLessThan(20);
        recording.Summarize().Dropped.ShouldBe(0);
    }

    [Theory]
    [InlineData(300)]
    [InlineData(1200)]
    public void A_first_packet_that_was_held_up_costs_neither_audio_nor_alignment(int heldUpMs)
    {
        var spoken = TestVoice.Sentence(4, 5000);
        var arrivals = Enumerable.Range(0, 250).Select(p => (Math.Max(2000 + heldUpMs + (p * 0.2), 2000 + (p * 20.0)), p)).ToList();

        var left = Play(spoken, arrivals, 8000, out var recording);

        var (coefficient, lag) = ToneProbe.Correlate(spoken, left.AsSpan(1900 * 8), 4000);
        coefficient.ShouldBeGreaterThan(0.98);
        Math.Abs((lag / 8.0) - 100).ShouldBeLessThan(20);
        recording.Summarize().Gaps.ShouldAllBe(g => g.ToMs <= 2010 || g.FromMs >= 6990);
    }

    [Fact]
    public void Lost_packets_are_marked_as_gaps_where_they_were()
    {
        var spoken = TestVoice.Tone(500, 10_000);
        var arrivals = Enumerable.Range(0, 500).Where(p => p is < 200 or >= 225 && p != 400).Select(p => ((double)p * 20, p)).ToList();

        Play(spoken, arrivals, 10_000, out var recording);

        recording.Summarize().Gaps.ShouldBe([new RecordingSpan(4000, 4500), new RecordingSpan(8000, 8020)]);
    }

    [Fact]
    public void A_packet_two_seconds_late_still_lands_in_its_place()
    {
        var spoken = TestVoice.Tone(500, 6000);
        var arrivals = Enumerable.Range(0, 300).Select(p => (p is >= 50 and < 60 ? 3000 + p : p * 20.0, p)).OrderBy(a => a.Item1).ToList();

        var left = Play(spoken, arrivals, 6000, out var recording);

        recording.Summarize().Gaps.ShouldBeEmpty();
        ToneProbe.IsHeard(left.AsSpan(1000 * 8, 200 * 8), 500).ShouldBeTrue();
    }

    [Fact]
    public void An_hour_with_a_drifting_sound_card_stays_within_50_ms()
    {
        var channel = new ChannelClock();
        var worst = 0L;
        for (long packet = 0; packet < 180_000; packet++)
        {
            // The sender's crystal is 100 ppm slow: each packet takes 20.002 ms.
            var arrival = (long)(packet * 160 * 1.0001);
            var place = channel.Place(1, (uint)(packet * 160), 160, arrival, out _);
            worst = Math.Max(worst, Math.Abs(place - arrival));
        }

        (worst / 8).ShouldBeLessThan(50);
    }

    [Fact]
    public void At_each_turn_of_the_writer_all_but_the_last_50_ms_is_on_disk()
    {
        // With a turn each 80 ms a killed process loses 130 ms, and less than 0.2 s on a machine that is late.
        var recording = New();
        for (var now = 0; now < 3000; now += 20, _clock.Advance(TimeSpan.FromMilliseconds(20)))
        {
            Say(recording, TestVoice.Tone(500, 20), now / 20);
            var length = recording.HandOver(Recorder.LagSamples, _scratch, out var from, out _);
            if (length > 0)
                (from + (length / 2)).ShouldBeGreaterThan((now - 50) * 8);
            recording.Settle();
        }

        Recorder.PeriodMs.ShouldBe(80);
    }

    [Fact]
    public void A_disk_that_stalls_two_seconds_loses_nothing()
    {
        var recording = New();
        for (var packet = 0; packet < 200; packet++)
        {
            Say(recording, TestVoice.Tone(500, 20), packet);
            _clock.Advance(TimeSpan.FromMilliseconds(20));
        }

        recording.Stop();
        var left = Drain(recording, 4000);
        recording.Summarize().Dropped.ShouldBe(0);
        ToneProbe.Loudness(left.AsSpan(0, 160)).ShouldBeGreaterThan(0.1);
        ToneProbe.Loudness(left.AsSpan(left.Length - 160)).ShouldBeGreaterThan(0.1);
    }

    [Fact]
    public void A_disk_that_stands_still_for_ten_seconds_costs_what_the_ring_cannot_keep_and_the_time_line_stays()
    {
        var recording = New();
        for (var packet = 0; packet < 500; packet++)
        {
            Say(recording, TestVoice.Tone(500, 20), packet);
            _clock.Advance(TimeSpan.FromMilliseconds(20));
        }

        var left = new byte[12_000 * 16];
        Write(recording, left);
        for (var packet = 500; packet < 600; packet++, _clock.Advance(TimeSpan.FromMilliseconds(20)))
        {
            Write(recording, left);
            Say(recording, TestVoice.Tone(500, 20), packet);
        }

        recording.Stop();
        while (!Write(recording, left))
        {
        }

        var summary = recording.Summarize();
        var lost = summary.Stalls.ShouldHaveSingleItem();
        (lost.FromMs, lost.ToMs).ShouldBe((5430, 10_000));
        summary.Gaps.ShouldBeEmpty("one reason for each span");
        var voice = Left(left);
        ToneProbe.IsHeard(voice.AsSpan(5000 * 8, 400 * 8), 500).ShouldBeTrue();
        ToneProbe.Loudness(voice.AsSpan(5500 * 8, 4400 * 8)).ShouldBeLessThan(0.001);
        ToneProbe.IsHeard(voice.AsSpan(10_100 * 8, 1800 * 8), 500).ShouldBeTrue();
    }

    [Fact]
    public void What_the_disk_did_not_take_is_handed_over_again()
    {
        var recording = New();
        var file = new byte[4000 * 16];
        for (var packet = 0; packet < 150; packet++, _clock.Advance(TimeSpan.FromMilliseconds(20)))
        {
            Say(recording, TestVoice.Tone(500, 20), packet);
            if (packet is > 50 and < 100)
            {
                recording.HandOver(320, _scratch, out _, out _);
                recording.Return();
            }
            else
            {
                Write(recording, file);
            }
        }

        recording.Stop();
        Write(recording, file).ShouldBeTrue();
        var summary = recording.Summarize();
        (summary.Dropped, summary.Gaps.Length, summary.Stalls.Length).ShouldBe((0, 0, 0));
        var voice = Left(file);
        Enumerable.Range(0, 29).Count(i => ToneProbe.IsHeard(voice.AsSpan(i * 800, 800), 500)).ShouldBe(29);
    }

    private ActiveRecording New() => new(new RecordingId(Guid.CreateVersion7()), new RecordingPath("x.wav", "x.wav"), G711Codec.Pcmu, _clock);

    private void Say(ActiveRecording recording, ReadOnlySpan<short> samples, int packet) =>
        recording.OnReceived(G711Codec.Pcmu, CompandingLaw.Mu.Encode(samples), 1, (uint)(packet * Frame) + 4_294_900_000, _clock.GetTimestamp());

    private short[] Play(short[] spoken, List<(double At, int Packet)> arrivals, int milliseconds, out ActiveRecording recording)
    {
        recording = New();
        var file = new byte[milliseconds * 16];
        var next = 0;
        arrivals.Sort((a, b) => a.At.CompareTo(b.At));
        for (var now = 0; now < milliseconds; now++, _clock.Advance(TimeSpan.FromMilliseconds(1)))
        {
            for (; next < arrivals.Count && arrivals[next].At <= now; next++)
                Say(recording, spoken.AsSpan(arrivals[next].Packet * Frame, Frame), arrivals[next].Packet);
            if (now % 100 == 0)
                Write(recording, file);
        }

        recording.Stop();
        while (!Write(recording, file))
        {
        }

        return Left(file);
    }

    private short[] Drain(ActiveRecording recording, int milliseconds)
    {
        var file = new byte[milliseconds * 16];
        while (!Write(recording, file))
        {
        }

        return Left(file);
    }

    private bool Write(ActiveRecording recording, byte[] file)
    {
        var length = recording.HandOver(480, _scratch, out var from, out var progress);
        _scratch.AsSpan(0, length).CopyTo(file.AsSpan((int)from * 2));
        recording.Settle();
        return progress == HandOverProgress.Complete;
    }

    private static short[] Left(byte[] file) => CompandingLaw.Mu.Decode(file.Where((_, i) => i % 2 == 0).ToArray());
}
