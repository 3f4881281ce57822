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
    int Version);
