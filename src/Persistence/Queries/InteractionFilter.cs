using Crm.Domain.Customers;
using Crm.Domain.Tickets;

namespace Persistence.Queries;

/// <summary>Which calls; what is null does not matter.</summary>
public sealed record InteractionFilter
{
    public DateTimeOffset? From { get; init; }
    public DateTimeOffset? Before { get; init; }
    public string? AgentId { get; init; }
    public string? QueueId { get; init; }
    public CustomerId? CustomerId { get; init; }
    public TicketId? TicketId { get; init; }
    public string? PartyE164 { get; init; }

    /// <summary>True: only ended ones; false: only those going on.</summary>
    public bool? HasEnded { get; init; }
}
