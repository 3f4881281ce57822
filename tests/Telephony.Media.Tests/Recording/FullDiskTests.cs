using AfterSales.Tests.Shared;
using Shouldly;
using Telephony.Media.Recording;

namespace Telephony.Media.Tests.Recording;

/// <summary>A disk that really is full.</summary>
public sealed class FullDiskTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task FullInMidRecording_WhenItStaysFull_EndsTheFilePlayableWithASpan(bool isSealed)
    {
        using var disk = SmallDisk.Mount(512);
        await using var bench = await MediaBench.StartAsync(o => On(o, disk, isSealed));
        var (customer, customerLeg, toCustomer) = bench.Call();
        var id = MediaBench.NewRecording();
        bench.Engine.StartRecording(customerLeg, id, "full.wav");
        await customer.SayAsync(toCustomer, TestVoice.Tone(500, 600), Ct);
        await Eventually.IsTrueAsync(() => Directory.EnumerateFiles(disk.Path, "full.wav*").Any(f => new FileInfo(f).Length > 9000), "half a second on disk");
        disk.Fill();
        await Eventually.IsTrueAsync(
            () =>
            {
                customer.SayAsync(toCustomer, TestVoice.Tone(500, 20), Ct).GetAwaiter().GetResult();
                return !bench.Events.Stalled.IsEmpty;
            },
            "the full disk is told");
        await customer.SayAsync(toCustomer, TestVoice.Tone(500, 300), Ct);
        bench.Engine.StopRecording(id);
        var closed = await bench.ClosedAsync(id);

        bench.Events.Failed.ShouldBeEmpty();
        var span = closed.Stalls.ShouldHaveSingleItem();
        span.ToMs.ShouldBeGreaterThan(closed.DurationMs);
        span.FromMs.ShouldBeLessThanOrEqualTo(closed.DurationMs);
        closed.DurationMs.ShouldBeGreaterThanOrEqualTo(500);
        var wav = Read(disk, closed, bench.Options.RecordingKeys);
        (wav.Channels[0].Length / 8).ShouldBe((int)closed.DurationMs);
        ToneProbe.TenthsHeard(wav.Channels[0], 500).ShouldBeGreaterThan(1);
        closed.Sha256.ShouldBe((await RecordingContent.MeasureAsync(Path.Combine(disk.Path, closed.RelativePath), Ct)).Sha256);
        Directory.GetFiles(Path.Combine(disk.Path, ".open")).ShouldBeEmpty();
    }

    [Fact]
    public async Task FullInMidRecording_WhenRoomComesBack_GoesOnAndLosesNothingThatTheRingKept()
    {
        using var disk = SmallDisk.Mount(512);
        await using var bench = await MediaBench.StartAsync(o => On(o, disk, false));
        var (customer, customerLeg, toCustomer) = bench.Call();
        var id = MediaBench.NewRecording();
        bench.Engine.StartRecording(customerLeg, id, "back.wav");
        await customer.SayAsync(toCustomer, TestVoice.Tone(500, 1000), Ct);
        disk.Fill();
        await Eventually.IsTrueAsync(
            () =>
            {
                customer.SayAsync(toCustomer, TestVoice.Tone(500, 20), Ct).GetAwaiter().GetResult();
                return !bench.Events.Stalled.IsEmpty;
            },
            "the full disk is told");
        await customer.SayAsync(toCustomer, TestVoice.Tone(1500, 600), Ct);
        disk.Free();
        await Eventually.IsTrueAsync(() => bench.Events.Stalled.Count == 2, "the recovery is told");
        await customer.SayAsync(toCustomer, TestVoice.Tone(2500, 1000), Ct);
        bench.Engine.StopRecording(id);
        var closed = await bench.ClosedAsync(id);

        bench.Events.Stalled.Select(s => s.IsStalled).ShouldBe([true, false]);
        var left = Read(disk, closed, bench.Options.RecordingKeys).Channels[0];
        var tones = new[] { 500.0, 1500, 2500 };
        tones.Select(hz => Enumerable.Range(0, left.Length / 800).First(i => ToneProbe.IsHeard(left.AsSpan(i * 800, 800), hz))).ToArray().ShouldBeInOrder();
        closed.DroppedFrames.ShouldBe(0);
    }

    [Fact]
    public async Task Reserve_WhenReached_RefusesNewRecordingsUntilRoomComesBack_AndNeverACall()
    {
        using var disk = SmallDisk.Mount(1024);
        await using var bench = await MediaBench.StartAsync(o => On(o, disk, false) with { DiskReserveBytes = 256 << 10 });
        disk.Fill();
        var (customer, customerLeg, toCustomer) = bench.Call();
        var (agent, agentLeg, _) = bench.Call();
        bench.Engine.Connect(customerLeg, agentLeg);
        var refused = MediaBench.NewRecording();
        bench.Engine.StartRecording(customerLeg, refused, "refused.wav");
        await Eventually.IsTrueAsync(() => !bench.Events.Failed.IsEmpty, "the refusal is told");

        bench.Events.Failed.ShouldBe([(refused, "not recorded: disk")]);
        File.Exists(Path.Combine(disk.Path, "refused.wav")).ShouldBeFalse();
        await customer.SayAsync(toCustomer, TestVoice.Tone(500, 200), Ct);
        await Eventually.IsTrueAsync(() => agent.Received.Count >= 10, "the call goes on");
        disk.Free();
        var next = MediaBench.NewRecording();
        bench.Engine.StartRecording(customerLeg, next, "next.wav");
        await Eventually.IsTrueAsync(() => File.Exists(Path.Combine(disk.Path, "next.wav")), "the next one runs");
    }

    private static MediaOptions On(MediaOptions options, SmallDisk disk, bool isSealed) =>
        options with { RecordingsDirectory = disk.Path, DiskReserveBytes = 0, RecordingKeys = RecordUntilKilled.Keys, SealRecordings = isSealed };

    private static TestWav Read(SmallDisk disk, RecordingClosed closed, RecordingKeys keys)
    {
        using var stream = RecordingContent.Open(closed.Id, Path.Combine(disk.Path, closed.RelativePath), keys);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return TestWav.Parse(copy.ToArray(), closed.RelativePath);
    }
}
