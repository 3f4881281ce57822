using Shouldly;
using Telephony.Media.Phone;
using Xunit;

namespace Telephony.Media.Tests.Phone;

public sealed class VoiceAdmissionTests
{
    private readonly VoiceAdmission rules = new();

    [Fact]
    public void Frames_when_they_come_at_the_pace_of_speech_then_all_taken_for_an_hour()
    {
        for (var i = 0; i < 180_000; i++)
            rules.Judge(Voice.Header((ushort)i, (uint)i * 160), i * 20.0).ShouldBe(VoiceVerdict.Taken);
    }

    [Fact]
    public void Frames_when_faster_than_real_time_then_only_real_time_passes()
    {
        const int Seconds = 20;
        var taken = 0;
        for (var i = 0; i < Seconds * 1000; i++)
        {
            if (rules.Judge(Voice.Header((ushort)i, (uint)i * 160), i) == VoiceVerdict.Taken)
                taken++;
        }

        taken.ShouldBeLessThanOrEqualTo(VoiceAdmission.Burst + (int)(Seconds * 50 * 1.01) + 1);
        taken.ShouldBeGreaterThan(Seconds * 50);
    }

    [Fact]
    public void Frames_when_a_short_stall_lets_them_come_at_once_then_all_taken()
    {
        for (var i = 0; i < 100; i++)
            rules.Judge(Voice.Header((ushort)i), i * 20.0);

        // 15 frames held back for 0.3 s
        for (var i = 100; i < 115; i++)
            rules.Judge(Voice.Header((ushort)i), 2300).ShouldBe(VoiceVerdict.Taken);
    }

    [Fact]
    public void Frames_when_a_long_stall_made_them_old_then_the_old_ones_are_dropped_and_the_young_ones_taken()
    {
        for (var i = 0; i < 100; i++)
            rules.Judge(Voice.Header((ushort)i), i * 20.0);

        var verdicts = Enumerable.Range(100, 50).Select(i => rules.Judge(Voice.Header((ushort)i), 3000)).ToArray();

        verdicts[..28].ShouldAllBe(v => v == VoiceVerdict.Stale);
        verdicts[32..].ShouldAllBe(v => v == VoiceVerdict.Taken);
    }

    [Fact]
    public void Frames_when_the_clocks_drift_then_never_stale()
    {
        for (var i = 0; i < 60_000; i++)
            rules.Judge(Voice.Header((ushort)i, (uint)i * 160), i * 20.02).ShouldBe(VoiceVerdict.Taken);
    }

    [Fact]
    public void Frame_when_told_again_or_out_of_order_then_repeated()
    {
        rules.Judge(Voice.Header(10), 0);
        rules.Judge(Voice.Header(11), 20);

        rules.Judge(Voice.Header(11), 40).ShouldBe(VoiceVerdict.Repeated);
        rules.Judge(Voice.Header(9), 60).ShouldBe(VoiceVerdict.Repeated);
        rules.Judge(Voice.Header(13), 80).ShouldBe(VoiceVerdict.Taken);
    }

    [Fact]
    public void Frame_when_marked_then_its_timestamp_begins_anew()
    {
        rules.Judge(Voice.Header(1, 1000), 0);

        rules.Judge(Voice.Header(2, 1160), 5_000).ShouldBe(VoiceVerdict.Stale);
        rules.Judge(Voice.Header(3, 77, marker: true), 10_000).ShouldBe(VoiceVerdict.Taken);
        rules.Judge(Voice.Header(4, 77 + 160), 10_020).ShouldBe(VoiceVerdict.Taken);
    }
}
