namespace Persistence.Queries;

/// <summary>An instant at which a ticket was opened or changed.</summary>
public sealed record TicketSave(DateTimeOffset At, string Who);
