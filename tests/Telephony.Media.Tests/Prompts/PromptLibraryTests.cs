using AfterSales.Tests.Shared;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Telephony.Media.Codecs;
using Telephony.Media.Prompts;

namespace Telephony.Media.Tests.Prompts;

public sealed class PromptLibraryTests
{
    private readonly PromptLibrary _sut = new(NullLogger.Instance);

    [Fact]
    public void Files_become_prompts_named_by_their_path_and_bad_ones_are_left_out()
    {
        using var folder = new TempFolder();
        Directory.CreateDirectory(folder.File("zh-CN"));
        new TestWav(8000, [TestVoice.Tone(600, 1000)]).Write(folder.File("zh-CN/notice.wav"));
        new TestWav(8000, [TestVoice.Tone(600, 1000), TestVoice.Tone(600, 1000)]).Write(folder.File("stereo.wav"));
        File.WriteAllText(folder.File("broken.wav"), "no audio");

        _sut.Load(folder.Path).ShouldBe(1);

        _sut.Contains(new PromptId("zh-CN/notice")).ShouldBeTrue();
        _sut.DurationOf(new PromptId("zh-CN/notice")).ShouldBe(TimeSpan.FromSeconds(1));
        _sut.Contains(new PromptId("stereo")).ShouldBeFalse();
        foreach (var codec in (G711Codec[])[G711Codec.Pcmu, G711Codec.Pcma])
            ToneProbe.IsHeard(Samples(new PromptId("zh-CN/notice"), codec), 600).ShouldBeTrue();
    }

    [Fact]
    public void Wideband_keeps_its_voice_and_folds_nothing_in()
    {
        using var folder = new TempFolder();
        var wide = new short[16_000];
        for (var i = 0; i < wide.Length; i++)
            wide[i] = (short)((8000 * Math.Sin(2 * Math.PI * 1000 * i / 16_000)) + (8000 * Math.Sin(2 * Math.PI * 6000 * i / 16_000)));
        new TestWav(16_000, [wide]).Write(folder.File("wide.wav"));

        _sut.Load(folder.Path).ShouldBe(1);

        var heard = Samples(new PromptId("wide"), G711Codec.Pcma);
        heard.Length.ShouldBe(8000);
        ToneProbe.Amplitude(heard, 1000).ShouldBe(8000.0 / 32_767, 0.01);
        ToneProbe.Amplitude(heard, 2000).ShouldBeLessThan(0.005);
    }

    [Fact]
    public void Tones_have_the_cadence_that_callers_know()
    {
        var ringback = Samples(PromptId.Ringback, G711Codec.Pcmu);
        ringback.Length.ShouldBe(5 * 8000);
        ToneProbe.IsHeard(ringback.AsSpan(0, 8000), 450).ShouldBeTrue();
        ToneProbe.Loudness(ringback.AsSpan(8000)).ShouldBe(0);
        ToneProbe.IsHeard(Samples(PromptId.Busy, G711Codec.Pcmu).AsSpan(0, 2800), 450).ShouldBeTrue();
    }

    [Fact]
    public void Music_loops_without_a_click()
    {
        var music = Samples(PromptId.HoldMusic, G711Codec.Pcma);
        var steps = music.Zip(music.Skip(1), (a, b) => Math.Abs(a - b)).ToList();
        Math.Abs(music[^1] - music[0]).ShouldBeLessThanOrEqualTo(steps.Max());
        music.Max(s => Math.Abs((int)s)).ShouldBeLessThan(29_500);
        ToneProbe.Loudness(music).ShouldBeGreaterThan(0.04);
    }

    private short[] Samples(PromptId id, G711Codec codec)
    {
        var prompt = _sut.Find(id)!;
        var law = codec == G711Codec.Pcmu ? CompandingLaw.Mu : CompandingLaw.A;
        return [.. Enumerable.Range(0, prompt.Frames).SelectMany(i => law.Decode(prompt.Frame(codec, i)))];
    }
}
