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

    /// <summary>True: only those that an agent answered; false: only those that nobody did.</summary>
    public bool? WasAnswered { get; init; }

    /// <summary>Only those that entered a queue.</summary>
    public bool? WasQueued { get; init; }

    /// <summary>Only those that ended for one of these reasons.</summary>
    public IReadOnlyCollection<string>? Reasons { get; init; }

    /// <summary>Only those that ended for none of these reasons.</summary>
    public IReadOnlyCollection<string>? NotReasons { get; init; }

    /// <summary>True: only ended ones; false: only those going on.</summary>
    public bool? HasEnded { get; init; }
}
