namespace CallCenter.Web.Api;

/// <summary>One field of a ticket that somebody changed; phone numbers masked, places as their region.</summary>
public sealed record TicketsChangeWire(int Seq, DateTimeOffset At, string Actor, string? Workstation, string Field, string? Before, string? After);
