using Crm.Domain;
using Crm.Domain.Callbacks;
using Crm.Domain.Tickets;

namespace Persistence.Callbacks;

/// <summary>A call-back in a list.</summary>
public sealed record CallbackLine(
    CallbackTask Task,
    string TicketNumber,
    TicketType TicketType,
    string? CustomerName,
    string? CustomerNumber,
    string? Phone,
    string? CategoryZh,
    string? CategoryEn,
    string? SymptomZh,
    string? SymptomEn,
    string? Technician,
    Money? Charged);
