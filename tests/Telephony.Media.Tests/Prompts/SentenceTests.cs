using AfterSales.Tests.Shared;
using Shouldly;

namespace Telephony.Media.Tests.Prompts;

/// <summary>A sentence of several prompts, heard over a real socket.</summary>
public sealed class SentenceTests
{
    private static readonly PromptId Name = new("position:3");

    [Fact]
    public async Task A_sentence_is_heard_piece_after_piece_without_a_gap_and_finishes_once()
    {
        await using var bench = await MediaBench.StartAsync();
        var pieces = (PromptId[])[Load(bench, "first", 700), Load(bench, "second", 1100), Load(bench, "third", 1700)];
        var (phone, leg, _) = bench.Call();

        bench.Engine.Play(leg, Name, [.. pieces], loop: false);
        await Eventually.IsTrueAsync(() => !bench.Events.FinishedPrompts.IsEmpty, "the sentence finished");
        await Eventually.IsTrueAsync(() => phone.Received.Count == 30, "three pieces of ten packets came");

        bench.Events.FinishedPrompts.ShouldBe([(leg, Name)]);
        var packets = phone.Received;
        packets.Zip(packets.Skip(1)).ShouldAllBe(p => (ushort)(p.Second.Sequence - p.First.Sequence) == 1);
        foreach (var (hertz, at) in new[] { (700, 0), (1100, 10), (1700, 20) })
            ToneProbe.IsHeard([.. packets.GetRange(at, 10).SelectMany(p => phone.Law.Decode(p.Payload))], hertz).ShouldBeTrue($"{hertz} Hz from packet {at}");
    }

    [Fact]
    public async Task A_sentence_with_a_missing_piece_is_refused_and_what_is_heard_goes_on()
    {
        await using var bench = await MediaBench.StartAsync();
        var (phone, leg, _) = bench.Call();
        bench.Engine.Play(leg, PromptId.HoldMusic, loop: true);

        Should.Throw<MediaException>(() => bench.Engine.Play(leg, Name, [PromptId.Beep, new PromptId("zh-CN/none")], loop: false)).Fault.ShouldBe(MediaFault.UnknownPrompt);
        Should.Throw<MediaException>(() => bench.Engine.Play(leg, Name, [], loop: false)).Fault.ShouldBe(MediaFault.UnknownPrompt);

        var before = phone.Received.Count;
        await Eventually.IsTrueAsync(() => phone.Received.Count > before + 10, "the music goes on");
        bench.Events.FinishedPrompts.ShouldBeEmpty();
    }

    private static PromptId Load(MediaBench bench, string name, int hertz)
    {
        var path = bench.PathOf(name + ".wav");
        new TestWav(8000, [TestVoice.Tone(hertz, 200)]).Write(path);
        bench.Engine.Prompts.Add(new PromptId(name), path);
        return new PromptId(name);
    }
}
