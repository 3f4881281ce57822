using System.Security.Cryptography;
using AfterSales.Tests.Shared;
using Shouldly;
using Telephony.Media.Recording;

namespace Telephony.Media.Tests.Recording;

public sealed class RecordingTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Left_is_what_the_customer_says_and_right_what_the_customer_hears(bool aLaw)
    {
        await using var bench = await MediaBench.StartAsync();
        var (customer, customerLeg, toCustomer) = bench.Call(aLaw ? CompandingLaw.A : CompandingLaw.Mu);
        var (agent, agentLeg, toAgent) = bench.Call(CompandingLaw.Mu);
        bench.Engine.Connect(customerLeg, agentLeg);
        var id = MediaBench.NewRecording();
        bench.Engine.StartRecording(customerLeg, id, "2026/11/22/one.wav");

        var (asks, answers) = (TestVoice.Sentence(1, 2000), TestVoice.Sentence(2, 2000));
        await Task.WhenAll(customer.SayAsync(toCustomer, asks, Ct), agent.SayAsync(toAgent, answers, Ct));
        bench.Engine.StopRecording(id);
        var closed = await bench.ClosedAsync(id);

        var file = RecordedFile.Read(bench.PathOf("2026/11/22/one.wav"));
        file.Head.FormatTag.ShouldBe(aLaw ? WavFile.ALawTag : WavFile.MuLawTag);
        ToneProbe.Correlate(asks, file.Left, 16_000).Coefficient.ShouldBeGreaterThan(0.95);
        ToneProbe.Correlate(answers, file.Right, 16_000).Coefficient.ShouldBeGreaterThan(0.95);
        ToneProbe.Correlate(answers, file.Left, 2000).Coefficient.ShouldBeLessThan(0.3);
        ToneProbe.Correlate(asks, file.Right, 2000).Coefficient.ShouldBeLessThan(0.3);
        var bytes = await File.ReadAllBytesAsync(bench.PathOf("2026/11/22/one.wav"), Ct);
        closed.Bytes.ShouldBe(bytes.Length);
        closed.Sha256.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(bytes)));
        closed.DurationMs.ShouldBe((long)file.Head.Duration.TotalMilliseconds);
        closed.LostFrames.ShouldBe(0);
        closed.DroppedFrames.ShouldBe(0);
        closed.Repaired.ShouldBeFalse();
        BitConverter.ToUInt32(bytes, 54).ShouldBe((uint)bytes.Length - 58);
        BitConverter.ToUInt32(bytes, 4).ShouldBe((uint)bytes.Length - 8);
        Directory.GetFiles(bench.PathOf(".open")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Prompts_and_music_are_on_the_right_channel_and_a_transfer_does_not_end_the_recording()
    {
        await using var bench = await MediaBench.StartAsync();
        var (customer, customerLeg, _) = bench.Call();
        var (first, firstLeg, toFirst) = bench.Call();
        var (second, secondLeg, toSecond) = bench.Call();
        var id = MediaBench.NewRecording();
        bench.Engine.StartRecording(customerLeg, id, "call.wav");

        bench.Engine.Play(customerLeg, PromptId.Ringback, loop: true);
        await Eventually.IsTrueAsync(() => customer.Received.Count >= 20, "ringback");
        bench.Engine.StopPlay(customerLeg);
        bench.Engine.Connect(customerLeg, firstLeg);
        await first.SayAsync(toFirst, TestVoice.Tone(800, 1500), Ct);
        bench.Engine.CloseLeg(firstLeg);
        bench.Engine.Connect(customerLeg, secondLeg);
        await second.SayAsync(toSecond, TestVoice.Tone(1200, 1500), Ct);
        bench.Engine.CloseLeg(customerLeg);
        await bench.ClosedAsync(id);

        var right = RecordedFile.Read(bench.PathOf("call.wav")).Right;
        var tones = new[] { 450.0, 800, 1200 };
        var firstHeard = tones.Select(hz => Enumerable.Range(0, right.Length / 800).First(i => ToneProbe.IsHeard(right.AsSpan(i * 800, 800), hz))).ToArray();
        firstHeard.ShouldBeInOrder();
    }

    [Fact]
    public async Task A_pause_leaves_silence_and_keeps_the_time_line()
    {
        await using var bench = await MediaBench.StartAsync();
        var (customer, customerLeg, toCustomer) = bench.Call();
        var id = MediaBench.NewRecording();
        bench.Engine.StartRecording(customerLeg, id, "paused.wav");

        await customer.SayAsync(toCustomer, TestVoice.Tone(500, 500), Ct);
        await Eventually.IsTrueAsync(() => bench.Engine.Statistics(customerLeg)!.PacketsReceived == 25, "what was said before the pause is read");
        bench.Engine.PauseRecording(id);
        await customer.SayAsync(toCustomer, [.. TestVoice.Tone(1500, 500), .. new short[480]], Ct);
        await Eventually.IsTrueAsync(() => bench.Engine.Statistics(customerLeg)!.PacketsReceived == 53, "what was said in the pause is read");
        bench.Engine.ResumeRecording(id);
        await customer.SayAsync(toCustomer, TestVoice.Tone(2500, 500), Ct);
        bench.Engine.StopRecording(id);
        var closed = await bench.ClosedAsync(id);

        var left = RecordedFile.Read(bench.PathOf("paused.wav")).Left;
        ToneProbe.Amplitude(left, 1500).ShouldBeLessThan(0.002);
        var pause = closed.Pauses.ShouldHaveSingleItem();
        ToneProbe.Loudness(left.AsSpan((int)pause.FromMs * 8, (int)(pause.ToMs - pause.FromMs) * 8)).ShouldBeLessThan(0.001);
        ToneProbe.TenthsHeard(left.AsSpan(0, (int)pause.FromMs * 8), 500).ShouldBeGreaterThan(2);
        ToneProbe.TenthsHeard(left.AsSpan((int)pause.ToMs * 8), 2500).ShouldBeGreaterThan(1);
        (pause.ToMs - pause.FromMs).ShouldBeGreaterThanOrEqualTo(450);
        closed.Gaps.ShouldAllBe(g => g.ToMs <= pause.FromMs || g.FromMs >= pause.ToMs);
    }

    [Fact]
    public async Task A_muted_customer_is_silent_on_the_left()
    {
        await using var bench = await MediaBench.StartAsync();
        var (customer, customerLeg, toCustomer) = bench.Call();
        var id = MediaBench.NewRecording();
        bench.Engine.StartRecording(customerLeg, id, "muted.wav");
        bench.Engine.Mute(customerLeg, muted: true);
        await customer.SayAsync(toCustomer, TestVoice.Tone(500, 400), Ct);
        bench.Engine.StopRecording(id);
        await bench.ClosedAsync(id);

        ToneProbe.Loudness(RecordedFile.Read(bench.PathOf("muted.wav")).Left).ShouldBeLessThan(0.001);
    }

    [Fact]
    public async Task A_running_file_is_playable_before_it_is_closed()
    {
        await using var bench = await MediaBench.StartAsync();
        var (customer, customerLeg, toCustomer) = bench.Call();
        var id = MediaBench.NewRecording();
        bench.Engine.StartRecording(customerLeg, id, "running.wav");
        await customer.SayAsync(toCustomer, TestVoice.Tone(500, 600), Ct);
        await Eventually.IsTrueAsync(() => new FileInfo(bench.PathOf("running.wav")).Length > 58 + 8000, "half a second on disk");

        await Eventually.IsTrueAsync(() => ToneProbe.TenthsHeard(RecordedFile.Read(bench.PathOf("running.wav")).Left, 500) > 2, "what he said is in the running file");
        bench.Engine.StopRecording(id);
        await bench.ClosedAsync(id);
    }

    [Fact]
    public async Task A_file_as_a_killed_process_leaves_it_plays_after_the_next_start()
    {
        using var copy = new TempFolder();
        await using var bench = await MediaBench.StartAsync();
        var (customer, customerLeg, toCustomer) = bench.Call();
        var id = MediaBench.NewRecording();
        bench.Engine.StartRecording(customerLeg, id, "killed.wav");
        await customer.SayAsync(toCustomer, TestVoice.Tone(500, 1500), Ct);
        await Eventually.IsTrueAsync(() => new FileInfo(bench.PathOf("killed.wav")).Length > 58 + 16_000 && ToneProbe.TenthsHeard(RecordedFile.Read(bench.PathOf("killed.wav")).Left, 500) > 5, "a second on disk");
        Directory.CreateDirectory(copy.File(".open"));
        File.Copy(bench.PathOf($".open/{id}"), copy.File($".open/{id}"));
        File.Copy(bench.PathOf("killed.wav"), copy.File("killed.wav"));

        var events = new MediaEventLog();
        await using (var next = new MediaEngine(bench.Options with { RecordingsDirectory = copy.Path }, events, TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger<MediaEngine>.Instance))
            await next.StartAsync(Ct);

        var closed = events.Closed.ShouldHaveSingleItem();
        (closed.Id, closed.Repaired).ShouldBe((id, true));
        closed.DurationMs.ShouldBeGreaterThanOrEqualTo(1000);
        ToneProbe.TenthsHeard(RecordedFile.Read(copy.File("killed.wav")).Left, 500).ShouldBeGreaterThan(5);
    }

    [Fact]
    public async Task Disk_trouble_fails_the_recording_and_leaves_the_call_alone()
    {
        await using var bench = await MediaBench.StartAsync();
        var (customer, customerLeg, toCustomer) = bench.Call();
        var (agent, agentLeg, _) = bench.Call();
        bench.Engine.Connect(customerLeg, agentLeg);
        await File.WriteAllTextAsync(bench.PathOf("blocked"), "a file where a folder is needed", Ct);
        var id = MediaBench.NewRecording();
        bench.Engine.StartRecording(customerLeg, id, "blocked/call.wav");
        await Eventually.IsTrueAsync(() => !bench.Events.Failed.IsEmpty, "failure told");

        bench.Events.Failed.ShouldBe([(id, "not recorded: disk")]);
        await customer.SayAsync(toCustomer, TestVoice.Tone(500, 200), Ct);
        await Eventually.IsTrueAsync(() => agent.Received.Count >= 10, "the call goes on");
        bench.Events.Closed.ShouldBeEmpty();
        var second = MediaBench.NewRecording();
        bench.Engine.StartRecording(customerLeg, second, "elsewhere/call.wav");
        await Eventually.IsTrueAsync(() => File.Exists(bench.PathOf("elsewhere/call.wav")), "the next recording works");
    }

    [Fact]
    public async Task A_full_disk_refuses_the_recording_by_its_reserve()
    {
        await using var bench = await MediaBench.StartAsync(o => o with { DiskReserveBytes = long.MaxValue });
        var (_, leg, _) = bench.Call();
        var id = MediaBench.NewRecording();
        bench.Engine.StartRecording(leg, id, "full.wav");
        await Eventually.IsTrueAsync(() => !bench.Events.Failed.IsEmpty, "failure told");
        File.Exists(bench.PathOf("full.wav")).ShouldBeFalse();
    }

    [Fact]
    public async Task Two_recordings_of_one_leg_or_one_id_are_refused()
    {
        await using var bench = await MediaBench.StartAsync();
        var (_, leg, _) = bench.Call();
        var (_, other, _) = bench.Call();
        var id = MediaBench.NewRecording();
        bench.Engine.StartRecording(leg, id, "a.wav");
        Should.Throw<MediaException>(() => bench.Engine.StartRecording(leg, MediaBench.NewRecording(), "b.wav")).Fault.ShouldBe(MediaFault.AlreadyRecording);
        Should.Throw<MediaException>(() => bench.Engine.StartRecording(other, id, "c.wav")).Fault.ShouldBe(MediaFault.AlreadyRecording);
    }
}
