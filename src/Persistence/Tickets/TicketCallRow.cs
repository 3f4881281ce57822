using Crm.Domain.Tickets;

namespace Persistence.Tickets;

/// <summary>A call was about a ticket; one call may be about several.</summary>
public sealed class TicketCallRow
{
    public TicketId TicketId { get; init; }

    public Guid InteractionId { get; init; }

    public DateTimeOffset LinkedAt { get; init; }

    /// <summary>User name of who linked it.</summary>
    public string LinkedBy { get; init; } = "";
}
