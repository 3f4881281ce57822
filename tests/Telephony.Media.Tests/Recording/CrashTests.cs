using System.Security.Cryptography;
using AfterSales.Tests.Shared;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Telephony.Media.Codecs;
using Telephony.Media.Recording;

namespace Telephony.Media.Tests.Recording;

public sealed class CrashTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Files_cut_anywhere_are_repaired_at_the_next_start_and_play()
    {
        using var folder = new TempFolder();
        var random = new Random(11);
        var voice = Interleave(TestVoice.Tone(500, 3000), TestVoice.Tone(900, 3000));
        var cuts = new Dictionary<RecordingId, int>();
        for (var i = 0; i < 100; i++)
        {
            var id = MediaBench.NewRecording();
            cuts[id] = random.Next(0, voice.Length + StereoWavHeader.Length);
            Leave(folder, id, voice, cuts[id]);
        }

        var events = new MediaEventLog();
        await StartAndStopAsync(folder, events);

        events.Closed.Count.ShouldBe(100);
        foreach (var closed in events.Closed)
        {
            closed.Repaired.ShouldBeTrue();
            var expected = Math.Max(0, cuts[closed.Id] - StereoWavHeader.Length) / 2;
            var path = folder.File(closed.RelativePath);
            var head = WavFile.Read(path);
            head.Samples.ShouldBe(expected);
            closed.DurationMs.ShouldBe(expected / 8);
            closed.Bytes.ShouldBe(new FileInfo(path).Length);
            closed.Sha256.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(path, Ct))));
            var file = RecordedFile.Read(path);
            if (expected > 1600)
                ToneProbe.IsHeard(file.Left, 500).ShouldBeTrue();
            if (expected > 1600)
                ToneProbe.IsHeard(file.Right, 900).ShouldBeTrue();
        }
    }

    [Fact]
    public async Task A_repaired_file_is_not_reported_again()
    {
        using var folder = new TempFolder();
        Leave(folder, MediaBench.NewRecording(), Interleave(TestVoice.Tone(500, 500), TestVoice.Tone(900, 500)), 4000);
        await StartAndStopAsync(folder, new MediaEventLog());
        var second = new MediaEventLog();
        await StartAndStopAsync(folder, second);
        second.Closed.ShouldBeEmpty();
        second.Failed.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_recording_without_a_file_and_a_spoilt_marker_do_not_stop_the_start()
    {
        using var folder = new TempFolder();
        var lost = MediaBench.NewRecording();
        new OpenRecordings(folder.Path).Add(lost, RecordingPath.Resolve(folder.Path, "2026/gone.wav"), G711Codec.Pcmu);
        await File.WriteAllTextAsync(folder.File(".open/nonsense"), "Pcm", Ct);
        await File.WriteAllLinesAsync(folder.File($".open/{Guid.CreateVersion7():N}"), ["Pcmu", "../../outside.wav"], Ct);

        var events = new MediaEventLog();
        await StartAndStopAsync(folder, events);

        events.Failed.ShouldHaveSingleItem().Id.ShouldBe(lost);
        events.Closed.ShouldBeEmpty();
        Directory.GetFiles(folder.File(".open")).ShouldBeEmpty();
    }

    private static async Task StartAndStopAsync(TempFolder folder, MediaEventLog events)
    {
        var options = new MediaOptions(System.Net.IPAddress.Loopback, System.Net.IPAddress.Loopback, 0, 0, folder.Path);
        await using var engine = new MediaEngine(options, events, TimeProvider.System, NullLogger<MediaEngine>.Instance);
        await engine.StartAsync(Ct);
    }

    private static void Leave(TempFolder folder, RecordingId id, byte[] voice, int length)
    {
        var path = RecordingPath.Resolve(folder.Path, $"2026/11/22/{id}.wav");
        new OpenRecordings(folder.Path).Add(id, path, G711Codec.Pcma);
        using (var file = RecordingFile.Create(id, path, G711Codec.Pcma, null))
            file.Write(voice, 0);
        using var cut = File.OpenWrite(path.Full);
        cut.SetLength(length);
    }

    private static byte[] Interleave(short[] left, short[] right)
    {
        var (l, r) = (CompandingLaw.A.Encode(left), CompandingLaw.A.Encode(right));
        return [.. l.Zip(r).SelectMany(pair => new[] { pair.First, pair.Second })];
    }
}
