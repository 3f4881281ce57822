namespace CallCenter.Web.Features.Recordings;

/// <summary>What retention would remove.</summary>
/// <param name="Days">How long recordings are kept.</param>
/// <param name="Before">Those that began earlier go.</param>
/// <param name="Recordings">How many.</param>
/// <param name="Bytes">Length of their files.</param>
public sealed record RetentionPlan(int Days, DateTimeOffset Before, int Recordings, long Bytes);
