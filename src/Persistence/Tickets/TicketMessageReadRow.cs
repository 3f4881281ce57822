namespace Persistence.Tickets;

/// <summary>Somebody has read a message.</summary>
public sealed class TicketMessageReadRow
{
    public Guid MessageId { get; init; }

    public string UserId { get; init; } = "";

    public DateTimeOffset At { get; init; }
}
