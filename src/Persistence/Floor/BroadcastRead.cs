namespace Persistence.Floor;

/// <summary>Who read a message, and when.</summary>
public sealed record BroadcastRead(string User, DateTimeOffset At);
