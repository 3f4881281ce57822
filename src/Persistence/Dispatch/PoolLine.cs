using Crm.Domain.Customers;
using Crm.Domain.Tickets;
using Crm.Domain.Warranty;

namespace Persistence.Dispatch;

/// <summary>A ticket that needs a visit and has nobody sent.</summary>
public sealed record PoolLine(
    TicketId TicketId,
    string Number,
    TicketType Type,
    TicketStatus Status,
    TicketPriority Priority,
    bool IsSafetyCritical,
    string? CustomerName,
    string? RegionCode,
    string? Region,
    string? CategoryCode,
    string? SymptomZh,
    string? SymptomEn,
    CoverageStatus? Entitlement,
    DateTimeOffset OpenedAt,
    DateTimeOffset? AppointmentFrom,
    DateTimeOffset? AppointmentTo,
    DateTimeOffset ResolutionDueAt,
    string? RejectReason)
{
    /// <summary>Whose it is, or null.</summary>
    public CustomerId? CustomerId { get; init; }
}
