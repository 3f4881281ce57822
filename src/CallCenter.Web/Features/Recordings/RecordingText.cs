namespace CallCenter.Web.Features.Recordings;

/// <summary>Names the texts of this area.</summary>
internal sealed class RecordingText;
