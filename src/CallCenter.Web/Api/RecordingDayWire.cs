namespace CallCenter.Web.Api;

/// <summary>One link of the chain of recordings.</summary>
/// <param name="Day">In the site's zone.</param>
/// <param name="Previous">Hash of the day before.</param>
/// <param name="Hash">SHA-256 of the day's list.</param>
/// <param name="Recordings">How many it vouches for.</param>
/// <param name="Bytes">Length of their files.</param>
/// <param name="ClosedAt">When it was closed.</param>
public sealed record RecordingDayWire(DateOnly Day, string Previous, string Hash, int Recordings, long Bytes, DateTimeOffset ClosedAt);
