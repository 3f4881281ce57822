using AfterSales.Tests.Shared;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;

namespace Telephony.Media.Tests.Recording;

/// <summary>One recording that cannot be closed is its own trouble: it is told, and the others go on.</summary>
public sealed class FailureTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("file gone")]
    [InlineData("marker that cannot be removed")]
    public async Task Closing_WhenItFails_IsTold_AndLaterRecordingsAreClosed(string trouble)
    {
        await using var bench = await MediaBench.StartAsync();
        var bad = await RecordAsync(
            bench,
            "bad.wav",
            id =>
            {
                if (trouble == "file gone")
                    File.Delete(bench.PathOf("bad.wav"));
                else
                    Spoil(bench.PathOf($".open/{id}"));
            });
        await Eventually.IsTrueAsync(() => !bench.Events.Failed.IsEmpty, "the failure is told");
        bench.Events.Failed.ShouldBe([(bad, "not recorded: disk")]);
        Path.Exists(bench.PathOf($".open/{bad}")).ShouldBeTrue("the next start tries again");

        var good = await RecordAsync(bench, "good.wav", _ => { });
        (await bench.ClosedAsync(good)).DurationMs.ShouldBeGreaterThan(0);
        bench.Events.Failed.Count.ShouldBe(1);
        await bench.Engine.DisposeAsync();
    }

    [Fact]
    public async Task Closing_WhenItFailed_IsRepairedByTheNextStart()
    {
        await using var bench = await MediaBench.StartAsync();
        var id = await RecordAsync(bench, "away.wav", _ => File.Move(bench.PathOf("away.wav"), bench.PathOf("elsewhere")));
        await Eventually.IsTrueAsync(() => !bench.Events.Failed.IsEmpty, "the failure is told");
        File.Move(bench.PathOf("elsewhere"), bench.PathOf("away.wav"));

        var events = new MediaEventLog();
        await using var next = new MediaEngine(bench.Options, events, TimeProvider.System, NullLogger<MediaEngine>.Instance);
        await next.StartAsync(Ct);
        await Eventually.IsTrueAsync(() => !events.Closed.IsEmpty, "the repair is told");
        var closed = events.Closed.ShouldHaveSingleItem();
        (closed.Id, closed.Repaired).ShouldBe((id, true));
        closed.DurationMs.ShouldBeGreaterThan(0);
        Directory.GetFiles(bench.PathOf(".open")).ShouldBeEmpty();
    }

    private static async Task<RecordingId> RecordAsync(MediaBench bench, string name, Action<RecordingId> meanwhile)
    {
        var (customer, leg, toCustomer) = bench.Call();
        var id = MediaBench.NewRecording();
        bench.Engine.StartRecording(leg, id, name);
        await customer.SayAsync(toCustomer, TestVoice.Tone(500, 200), Ct);
        await Eventually.IsTrueAsync(() => File.Exists(bench.PathOf(name)) && new FileInfo(bench.PathOf(name)).Length > 1000, "audio on disk");
        meanwhile(id);
        bench.Engine.StopRecording(id);
        return id;
    }

    /// <summary>A folder in its place: no deleting of a file takes that away.</summary>
    private static void Spoil(string marker)
    {
        File.Delete(marker);
        Directory.CreateDirectory(marker);
    }
}
