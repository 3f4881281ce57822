namespace Persistence.Queries;

/// <summary>Somebody listened to a recording.</summary>
/// <param name="Who">User name.</param>
/// <param name="Name">As colleagues know him, or null.</param>
/// <param name="At">When.</param>
public sealed record Hearing(string Who, string? Name, DateTimeOffset At);
