using Crm.Domain.Tickets;

namespace Persistence.Tickets;

/// <summary>A message names somebody.</summary>
public sealed class TicketMentionRow
{
    public Guid MessageId { get; init; }

    public string UserId { get; init; } = "";

    /// <summary>The message's ticket; it follows a merge.</summary>
    public TicketId TicketId { get; init; }

    public DateTimeOffset At { get; init; }
}
