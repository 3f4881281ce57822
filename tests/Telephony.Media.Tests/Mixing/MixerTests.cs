using AfterSales.Tests.Shared;
using Shouldly;
using Telephony.Media.Codecs;
using Telephony.Media.Mixing;

namespace Telephony.Media.Tests.Mixing;

public sealed class MixerTests
{
    private const int Frame = 160;

    [Fact]
    public void Each_of_three_hears_the_other_two_and_not_itself()
    {
        var mixer = new Mixer(3, Frame);
        double[] tones = [500, 900, 1300];
        var voices = tones.Select(hz => CompandingLaw.A.Encode(TestVoice.Tone(hz, 1000, 0.2))).ToArray();
        var heard = tones.Select(_ => new byte[8000]).ToArray();
        for (var at = 0; at < 8000; at += Frame)
        {
            mixer.Begin();
            for (var party = 0; party < 3; party++)
                mixer.Say(party, G711Codec.Pcma, voices[party].AsSpan(at, Frame));
            for (var party = 0; party < 3; party++)
                mixer.Hear([party != 0, party != 1, party != 2], G711Codec.Pcmu, heard[party].AsSpan(at, Frame));
        }

        for (var party = 0; party < 3; party++)
        {
            var samples = CompandingLaw.Mu.Decode(heard[party]);
            for (var tone = 0; tone < 3; tone++)
            {
                if (tone == party)
                    ToneProbe.Amplitude(samples, tones[tone]).ShouldBeLessThan(0.005);
                else
                    ToneProbe.Amplitude(samples, tones[tone]).ShouldBe(0.2, 0.01);
            }
        }
    }

    [Fact]
    public void Whisper_is_heard_by_the_agent_only()
    {
        var mixer = new Mixer(3, Frame);
        var frame = new byte[Frame];
        mixer.Begin();
        mixer.Say(2, G711Codec.Pcmu, CompandingLaw.Mu.Encode(TestVoice.Tone(1000, 20)));
        mixer.Hear([false, true, false], G711Codec.Pcmu, frame);
        ToneProbe.Loudness(CompandingLaw.Mu.Decode(frame)).ShouldBe(0);
        mixer.Hear([true, false, true], G711Codec.Pcmu, frame);
        ToneProbe.IsHeard(CompandingLaw.Mu.Decode(frame), 1000).ShouldBeTrue();
    }

    [Fact]
    public void Loud_voices_are_clamped_and_do_not_wrap()
    {
        var mixer = new Mixer(2, 2);
        var target = new byte[2];
        mixer.Begin();
        mixer.Say(0, G711Codec.Pcmu, CompandingLaw.Mu.Encode([30_000, -30_000]));
        mixer.Say(1, G711Codec.Pcmu, CompandingLaw.Mu.Encode([30_000, -30_000]));
        mixer.Hear([true, true], G711Codec.Pcmu, target);
        CompandingLaw.Mu.Decode(target).ShouldBe([32_124, -32_124]);
    }

    [Fact]
    public void A_short_frame_is_followed_by_silence_and_the_last_frame_is_forgotten()
    {
        var mixer = new Mixer(2, Frame);
        var frame = new byte[Frame];
        mixer.Begin();
        mixer.Say(0, G711Codec.Pcmu, CompandingLaw.Mu.Encode(TestVoice.Tone(1000, 20)));
        mixer.Begin();
        mixer.Say(0, G711Codec.Pcmu, CompandingLaw.Mu.Encode([8000]));
        mixer.Hear([true, false], G711Codec.Pcmu, frame);
        CompandingLaw.Mu.Decode(frame).Skip(1).ShouldAllBe(s => s == 0);
        Should.Throw<ArgumentOutOfRangeException>(() => new Mixer(1, Frame));
    }
}
