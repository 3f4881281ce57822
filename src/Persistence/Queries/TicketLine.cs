using Crm.Domain.Customers;
using Crm.Domain.ServiceLevels;
using Crm.Domain.Tickets;

namespace Persistence.Queries;

/// <summary>A ticket in a list.</summary>
public sealed record TicketLine(
    TicketId Id,
    string Number,
    TicketType Type,
    TicketStatus Status,
    WaitReason? WaitReason,
    TicketPriority Priority,
    CustomerId? CustomerId,
    string? CustomerName,
    string? SymptomZh,
    string? SymptomEn,
    string OwnerId,
    DateTimeOffset OpenedAt,
    DateTimeOffset? AppointmentFrom,
    DateTimeOffset? PromisedFor,
    DateTimeOffset ResolutionDueAt,
    DateTimeOffset? ClosedAt,
    int Version,
    DateTimeOffset? NextDueAt = null,
    TimeLimit? NextDueLimit = null,
    bool IsRepeat = false);
