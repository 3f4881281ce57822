using Crm.Domain.Tickets;

namespace CallCenter.Web.Features.Desk;

/// <summary>One line of the agent's open tickets.</summary>
public sealed record OwnTicket(string Number, TicketType Type, TicketStatus Status, string? SymptomZh, string? SymptomEn, DateTimeOffset DueAt);
