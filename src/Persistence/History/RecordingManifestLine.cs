namespace Persistence.History;

/// <summary>What a day's list says of one recording.</summary>
/// <param name="Id">The recording.</param>
/// <param name="Sha256">Of its file when it closed.</param>
/// <param name="Bytes">Length of the file.</param>
/// <param name="DurationMs">Length of the audio.</param>
public readonly record struct RecordingManifestLine(Guid Id, string Sha256, long Bytes, long DurationMs);
