namespace CallCenter.Web.Api;

/// <summary>One fact of a ticket's history.</summary>
public sealed record TicketsFactWire(int Seq, DateTimeOffset At, string Actor, string Type);
