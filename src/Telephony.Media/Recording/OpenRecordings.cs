using System.Text;
using Telephony.Media.Codecs;

namespace Telephony.Media.Recording;

/// <summary>
/// One small marker file for each recording that is not complete, so that the start after a crash finds the files left behind
/// without reading a million others: <c>.open/&lt;recording id&gt;</c> with the law and the path in two lines, and a third for a sealed one.
/// </summary>
internal sealed class OpenRecordings(string directory)
{
    private const string SealedMark = "sealed";

    private readonly string _markers = Path.Combine(directory, ".open");

    public void Add(RecordingId id, RecordingPath path, G711Codec codec)
    {
        OwnerOnly.CreateDirectory(_markers);
        var plain = path.IsSealed ? path.Relative[..^RecordingContent.SealedEnding.Length] : path.Relative;
        string[] lines = path.IsSealed ? [codec.ToString(), plain, SealedMark] : [codec.ToString(), plain];
        OwnerOnly.Write(MarkerOf(id), Encoding.UTF8.GetBytes(string.Join('\n', lines) + '\n'));
    }

    public void Remove(RecordingId id) => File.Delete(MarkerOf(id));

    /// <summary>All markers; a marker that cannot be read back (cut while it was written: its audio file does not exist yet) is deleted.</summary>
    public IReadOnlyList<(RecordingId Id, RecordingPath Path, G711Codec Codec)> List()
    {
        if (!Directory.Exists(_markers))
            return [];
        var found = new List<(RecordingId, RecordingPath, G711Codec)>();
        foreach (var marker in Directory.EnumerateFiles(_markers))
        {
            if (TryRead(marker) is { } entry)
                found.Add(entry);
            else
                File.Delete(marker);
        }

        return found;
    }

    private (RecordingId Id, RecordingPath Path, G711Codec Codec)? TryRead(string marker)
    {
        var lines = File.ReadAllLines(marker);
        if (lines.Length is not (2 or 3) || !Guid.TryParseExact(Path.GetFileName(marker), "N", out var id) || !Enum.TryParse<G711Codec>(lines[0], out var codec))
            return null;
        try
        {
            var path = RecordingPath.Resolve(directory, lines[1]);
            return (new RecordingId(id), lines.Length == 3 ? path.Sealed : path, codec);
        }
        catch (MediaException)
        {
            return null;
        }
    }

    private string MarkerOf(RecordingId id) => Path.Combine(_markers, id.ToString());
}
