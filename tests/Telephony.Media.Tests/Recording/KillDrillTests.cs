using System.Diagnostics;
using System.Globalization;
using System.IO.MemoryMappedFiles;
using System.Net;
using AfterSales.Tests.Shared;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Telephony.Media.Recording;

namespace Telephony.Media.Tests.Recording;

/// <summary>A real process that records is killed (SIGKILL) at random instants, in the middle of calls and between them; the next start repairs what it left.</summary>
public sealed class KillDrillTests(ITestOutputHelper output)
{
    private const int AtOnce = 4;
    private const double MostLostMs = 200;
    private static readonly int[] s_spoken = [.. TestVoice.Tone(500, 100).Select(v => (int)v)];
    private static readonly bool s_nightly = Environment.GetEnvironmentVariable("AFTERSALES_NIGHTLY") == "1";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Kill_AtAnyInstant_LeavesEveryFilePlayableAndCostsLessThanTwoTenths(bool isSealed)
    {
        var kills = s_nightly ? 100 : 10;
        var random = new Random(20261122);
        var runs = Enumerable.Range(0, kills).Select(i => (Seed: i, AfterMs: random.Next(60, 2000))).ToArray();
        var lost = new List<double>();
        foreach (var wave in runs.Chunk(AtOnce))
        {
            var results = await Task.WhenAll(wave.Select(r => DrillAsync(r.Seed, r.AfterMs, isSealed)));
            lost.AddRange(results.SelectMany(r => r));
        }

        lost.Sort();
        output.WriteLine($"{kills} kills ({(isSealed ? "sealed" : "open")}), {lost.Count} recordings cut, lost ms: median {lost[lost.Count / 2]:0}, 90 % {lost[lost.Count * 9 / 10]:0}, worst {lost[^1]:0}");
        lost[^1].ShouldBeLessThanOrEqualTo(MostLostMs);
    }

    /// <summary>What the recordings that ran at the kill lost, milliseconds; those that had ended lost nothing.</summary>
    private static async Task<IReadOnlyList<double>> DrillAsync(int seed, int afterMs, bool isSealed)
    {
        using var folder = new TempFolder();
        var beatFile = folder.File("beat");
        await File.WriteAllBytesAsync(beatFile, new byte[RecordUntilKilled.MemoryBytes], Ct);
        var recordings = Directory.CreateDirectory(folder.File("recordings")).FullName;
        using var memory = MemoryMappedFile.CreateFromFile(beatFile, FileMode.Open, null, RecordUntilKilled.MemoryBytes);
        using var beat = memory.CreateViewAccessor();
        using var process = Start([RecordUntilKilled.Verb, recordings, beatFile, seed.ToString(CultureInfo.InvariantCulture), isSealed ? "sealed" : "open"]);
        var first = await process.StandardOutput.ReadLineAsync(Ct);
        first.ShouldNotBeNull();
        var rest = process.StandardOutput.ReadToEndAsync(Ct);
        await Task.Delay(afterMs, Ct);
        process.Kill();
        var killedAt = Stopwatch.GetTimestamp();
        await process.WaitForExitAsync(Ct);
        // A machine that did not let the writer run for a while kept it from writing; that is the machine's loss, not the recorder's.
        var late = Math.Max(0, Stopwatch.GetElapsedTime(beat.ReadInt64(RecordUntilKilled.BeatAt), killedAt).TotalMilliseconds - Recorder.PeriodMs);
        var begun = (first + '\n' + await rest).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(' '))
            .ToDictionary(p => Guid.ParseExact(p[0], "N"), p => long.Parse(p[1], CultureInfo.InvariantCulture));

        var events = new MediaEventLog();
        var options = new MediaOptions(IPAddress.Loopback, IPAddress.Loopback, 0, 0, recordings) { RecordingKeys = RecordUntilKilled.Keys };
        await using (var next = new MediaEngine(options, events, TimeProvider.System, NullLogger<MediaEngine>.Instance))
            await next.StartAsync(Ct);

        events.Failed.ShouldAllBe(f => f.Reason.Contains("before the file was made", StringComparison.Ordinal));
        await AllPlayAsync(recordings);
        var running = begun.MaxBy(b => b.Value).Key;
        return [.. events.Closed.Where(c => c.Id.Value == running).Select(c => Stopwatch.GetElapsedTime(begun[c.Id.Value], killedAt).TotalMilliseconds - c.DurationMs - late)];
    }

    private static async Task AllPlayAsync(string recordings)
    {
        foreach (var path in Directory.EnumerateFiles(recordings, "*.wav*", SearchOption.AllDirectories))
        {
            await using var stream = RecordingContent.Open(new RecordingId(Guid.ParseExact(Path.GetFileName(path)[..32], "N")), path, RecordUntilKilled.Keys);
            using var copy = new MemoryStream();
            await stream.CopyToAsync(copy, Ct);
            var wav = TestWav.Parse(copy.ToArray(), path);
            NothingButTheTone(wav.Channels[0], 500, path);
            NothingButTheTone(wav.Channels[1], 900, path);
        }
    }

    /// <summary>Tone or silence (a busy machine fed the child late), nothing louder, and tone as a rule: no torn, shifted or foreign sample.</summary>
    private static void NothingButTheTone(short[] samples, double hertz, string path)
    {
        var windows = samples.Length / 800;
        var heard = Enumerable.Range(0, windows).Count(i => ToneProbe.IsHeard(samples.AsSpan(i * 800, 800), hertz));
        heard.ShouldBeGreaterThanOrEqualTo(windows / 2, path);
        var peak = s_spoken.Max(Math.Abs) * 1.1;
        samples.ShouldAllBe(v => v > -peak && v < peak, path);
    }

    private static Process Start(string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, UseShellExecute = false };
        // Run by "dotnet tests.dll" the program is dotnet itself; run by its own host it is the tests.
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
            start.ArgumentList.Add(typeof(KillDrillTests).Assembly.Location);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }
}
