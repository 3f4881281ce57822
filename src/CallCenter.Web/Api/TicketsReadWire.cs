namespace CallCenter.Web.Api;

/// <summary>Who has read a message, and when.</summary>
public sealed record TicketsReadWire(string User, DateTimeOffset At);
