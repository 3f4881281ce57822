using System.Diagnostics;
using System.IO.MemoryMappedFiles;
using AfterSales.Tests.Shared;
using Microsoft.Extensions.Logging.Abstractions;
using Telephony.Media.Codecs;
using Telephony.Media.Recording;

namespace Telephony.Media.Tests.Recording;

/// <summary>The process of the crash drill: records calls one after the other with the product's own recorder, until it is killed. It tells on its output when each
/// began, and keeps in shared memory when its writer last had the processor.</summary>
internal static class RecordUntilKilled
{
    public const string Verb = "record-until-killed";
    public const int BeatAt = 0;
    public const int MemoryBytes = 64;

    /// <summary>The drill's own key; it guards nothing.</summary>
    public static RecordingKeys Keys { get; } = new([new RecordingKey("drill", new byte[RecordingKey.Length])]);

    /// <param name="args">Verb, folder, beat file, seed, sealed or open.</param>
    public static int Run(string[] args)
    {
        var (folder, random, isSealed) = (args[1], new Random(int.Parse(args[3], System.Globalization.CultureInfo.InvariantCulture)), args[4] == "sealed");
        using var memory = MemoryMappedFile.CreateFromFile(args[2], FileMode.Open, null, MemoryBytes);
        using var beat = memory.CreateViewAccessor();
        var options = new MediaOptions(System.Net.IPAddress.Loopback, System.Net.IPAddress.Loopback, 0, 0, folder) { DiskReserveBytes = 0, RecordingKeys = Keys, SealRecordings = isSealed };
        var facts = new MediaFacts(new MediaEventLog(), new MediaCounters(), NullLogger.Instance);
        var recorder = new Recorder(options, facts, TimeProvider.System, NullLogger.Instance);
        recorder.Start();
        while (true)
            RecordOne(recorder, folder, random, beat);
    }

    private static void RecordOne(Recorder recorder, string folder, Random random, MemoryMappedViewAccessor beat)
    {
        var id = new RecordingId(Guid.CreateVersion7());
        var recording = new ActiveRecording(id, RecordingPath.Resolve(folder, $"2026/{id}.wav"), G711Codec.Pcmu, TimeProvider.System);
        recorder.Add(recording);
        Console.Out.WriteLine($"{id} {recording.StartedAt}");
        Console.Out.Flush();
        var (left, right) = (CompandingLaw.Mu.Encode(TestVoice.Tone(500, 1000)), CompandingLaw.Mu.Encode(TestVoice.Tone(900, 1000)));
        var packets = random.Next(10, 100);
        for (var packet = 0; packet < packets; packet++)
        {
            var now = Stopwatch.GetTimestamp();
            recording.OnReceived(G711Codec.Pcmu, left.AsSpan(packet % 50 * 160, 160), 1, (uint)(packet * 160), now);
            recording.OnSent(G711Codec.Pcmu, right.AsSpan(packet % 50 * 160, 160), 1, (uint)(packet * 160), now);
            for (var due = recording.StartedAt + ((packet + 1) * Stopwatch.Frequency / 50); Stopwatch.GetTimestamp() < due;)
            {
                beat.Write(BeatAt, recorder.TurnBegan);
                Thread.Sleep(2);
            }
        }

        recording.Stop();
        recorder.Wake();
    }
}
