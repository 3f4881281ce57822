using Crm.Domain.Customers;
using Crm.Domain.InstallBase;
using Crm.Domain.Tickets;
using Persistence.History;

namespace Persistence.Queries;

/// <summary>An earlier call.</summary>
public sealed record PopContact(
    Guid InteractionId,
    InteractionDirection Direction,
    CustomerId? CustomerId,
    TicketId? TicketId,
    string? AgentId,
    string? AgentName,
    string? QueueId,
    DateTimeOffset At,
    TimeSpan? TalkTime,
    string? DispositionCode,
    string? Note)
{
    /// <summary>The machine that was talked about, as far as somebody noted it.</summary>
    public UnitId? UnitId { get; init; }
}
