using System.Collections.Immutable;
using Telephony.Media.Codecs;

namespace Telephony.Media;

/// <summary>A recording is complete on disk.</summary>
/// <param name="Id">The id it was started with.</param>
/// <param name="RelativePath">Path below the recordings directory, with '/'.</param>
/// <param name="Codec">Law of both channels.</param>
/// <param name="DurationMs">Length of the audio, milliseconds.</param>
/// <param name="Bytes">Length of the file.</param>
/// <param name="Sha256">Of the whole file as it lies on disk (<see cref="Recording.RecordingContent.MeasureAsync"/>), 64 lower-case hex digits.</param>
/// <param name="Gaps">Where nothing of the customer arrived although the recording ran (loss, or a silent sender); at most 1,000 spans.</param>
/// <param name="Pauses">Where the recording was paused: silence in both channels, the time line kept.</param>
/// <param name="LostFrames">Packets of the customer that never arrived.</param>
/// <param name="DroppedFrames">Packets that came too late (or too early) to be placed.</param>
/// <param name="Repaired">The process died while it ran; sizes were restored at the next start, gaps and pauses are not known.</param>
public sealed record RecordingClosed(
    RecordingId Id,
    string RelativePath,
    G711Codec Codec,
    long DurationMs,
    long Bytes,
    string Sha256,
    ImmutableArray<RecordingSpan> Gaps,
    ImmutableArray<RecordingSpan> Pauses,
    long LostFrames,
    long DroppedFrames,
    bool Repaired)
{
    /// <summary>What the disk lost while it stood still or was full, or a killed process left half written: silence in both channels, the time line kept.
    /// A span may lie behind the end of the file: the disk did not recover before the call ended.</summary>
    public ImmutableArray<RecordingSpan> Stalls { get; init; } = [];

    /// <summary>The process that led the call did not come back, so the media process closed the recording by itself (docs/adr/0010): it is complete, but who
    /// hung up is not known.</summary>
    public bool IsOrphan { get; init; }
}
