using Crm.Domain.InstallBase;
using Crm.Domain.Tickets;

namespace Persistence.Queries;

/// <summary>An open ticket with what was promised.</summary>
public sealed record PopTicket(
    TicketId Id,
    string Number,
    TicketType Type,
    TicketStatus Status,
    WaitReason? WaitReason,
    TicketPriority Priority,
    UnitId? UnitId,
    string? SymptomCode,
    string? SymptomZh,
    string? SymptomEn,
    string Description,
    DateTimeOffset OpenedAt,
    DateTimeOffset? AppointmentFrom,
    DateTimeOffset? AppointmentTo,
    string? PromiseText,
    DateTimeOffset? PromisedFor,
    string? DispatchedTo,
    int Version)
{
    /// <summary>User name of who keeps the ticket.</summary>
    public string? OwnerId { get; init; }

    /// <summary>Somebody may be hurt.</summary>
    public bool IsSafetyCritical { get; init; }

    /// <summary>When it has to be solved, or null.</summary>
    public DateTimeOffset? ResolutionDueAt { get; init; }
}
