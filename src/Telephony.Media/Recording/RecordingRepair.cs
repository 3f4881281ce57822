using Telephony.Media.Codecs;

namespace Telephony.Media.Recording;

/// <summary>Makes the recordings of a process that died whole again: sizes from the file's length, whatever is on disk plays.</summary>
internal sealed class RecordingRepair(string directory, MediaFacts facts)
{
    public void Run()
    {
        var open = new OpenRecordings(directory);
        foreach (var (id, path, codec) in open.List())
        {
            try
            {
                facts.Post(Repair(id, path, codec));
            }
            catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
            {
                facts.Post(new MediaFact.RecordingFailed(id, "not recorded: the process ended before the file was made"));
            }

            open.Remove(id);
        }
    }

    /// <summary>Repairs one file.</summary>
    public static MediaFact.RecordingClosed Repair(RecordingId id, RecordingPath path, G711Codec codec)
    {
        using var file = RecordingFile.Reopen(path.Full, codec);
        var samples = file.Complete();
        var (bytes, sha256) = file.Measure();
        return new MediaFact.RecordingClosed(new RecordingClosed(id, path.Relative, codec, samples / 8, bytes, sha256, [], [], 0, 0, Repaired: true));
    }
}
