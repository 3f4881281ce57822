using Crm.Domain.Tickets;

namespace Persistence.Tickets;

/// <summary>One fact of a ticket, append-only: the audit trail is the list of facts.</summary>
public sealed class TicketTimelineRow
{
    public TicketId TicketId { get; init; }

    /// <summary>1, 2, 3 … without gaps per ticket.</summary>
    public int Seq { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>User name of who did it.</summary>
    public string ActorId { get; init; } = "";

    /// <summary>The workstation it was done at, or null (JR-01).</summary>
    public string? Workstation { get; init; }

    /// <summary>Name of the fact, e.g. Scheduled.</summary>
    public string Type { get; init; } = "";

    /// <summary>The fact as JSON.</summary>
    public string Data { get; init; } = "{}";
}
