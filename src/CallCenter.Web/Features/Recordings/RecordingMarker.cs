namespace CallCenter.Web.Features.Recordings;

/// <summary>A place in a recording.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="FromMs">Where it begins, milliseconds from the start.</param>
/// <param name="ToMs">Where it ends, or null for an instant.</param>
/// <param name="Who">User name of who did it, or null.</param>
public sealed record RecordingMarker(MarkerKind Kind, long FromMs, long? ToMs, string? Who);
