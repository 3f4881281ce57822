namespace Telephony.Media;

/// <summary>A span on a recording's own time line.</summary>
/// <param name="FromMs">Start, milliseconds from the beginning of the file.</param>
/// <param name="ToMs">End, exclusive.</param>
public readonly record struct RecordingSpan(long FromMs, long ToMs);
