using System.Collections.Immutable;
using Telephony.Media.Codecs;

namespace Telephony.Media.Recording;

/// <summary>Makes the recordings of a process that died whole again: sizes from the file's length, whatever is on disk plays.
/// One that cannot be repaired now (key not given, disk full, another recording's file in its place) keeps its marker and is tried again at the next start.</summary>
internal sealed partial class RecordingRepair(string directory, RecordingKeys keys, MediaFacts facts, ILogger logger)
{
    private const int SamplesPerMs = 8;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var open = new OpenRecordings(directory);
        foreach (var (id, path, codec) in open.List())
        {
            try
            {
                facts.Post(new MediaFact.RecordingClosed(await RepairAsync(id, path, codec, cancellationToken)));
                open.Remove(id);
            }
            catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException || (e is InvalidDataException && new FileInfo(path.Full).Length < SealedLayout.Head))
            {
                facts.Post(new MediaFact.RecordingFailed(id, "not recorded: the process ended before the file was made"));
                open.Remove(id);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException or RecordingKeyException or RecordingExchangedException)
            {
                LogNotRepaired(e, id);
                facts.Post(new MediaFact.RecordingFailed(id, e switch { RecordingKeyException => "not repaired: key", RecordingExchangedException => "not repaired: another recording's file", _ => "not repaired: disk" }));
            }
        }
    }

    /// <summary>Repairs one file.</summary>
    private async Task<RecordingClosed> RepairAsync(RecordingId id, RecordingPath path, G711Codec codec, CancellationToken cancellationToken)
    {
        RecordingExtent extent;
        using (var file = RecordingFile.Reopen(id, path, codec, keys))
            extent = file.Complete();
        var (bytes, sha256) = await RecordingContent.MeasureAsync(path.Full, cancellationToken);
        return new RecordingClosed(id, path.Relative, codec, extent.Samples / SamplesPerMs, bytes, sha256, [], [], 0, 0, Repaired: true) { Stalls = ToSpans(extent) };
    }

    private static ImmutableArray<RecordingSpan> ToSpans(RecordingExtent extent) => [.. extent.Torn.Select(t => new RecordingSpan(t.From / SamplesPerMs, t.To / SamplesPerMs))];

    [LoggerMessage(3102, LogLevel.Error, "Recording {Recording} that was cut off could not be repaired; the next start tries again")]
    private partial void LogNotRepaired(Exception exception, RecordingId recording);
}
