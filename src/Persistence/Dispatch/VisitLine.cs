using Crm.Domain.Dispatch;
using Crm.Domain.Tickets;

namespace Persistence.Dispatch;

/// <summary>A dispatch order in a list or on the board.</summary>
public sealed record VisitLine(
    DispatchOrder Order,
    string TicketNumber,
    TicketType Type,
    TicketStatus TicketStatus,
    bool IsSafetyCritical,
    string? CategoryCode,
    string? CustomerName,
    string? Region,
    string? SymptomZh,
    string? SymptomEn,
    string? SiteZh,
    string? SiteEn,
    string? TechnicianName,
    Crm.Domain.Money? Charged);
