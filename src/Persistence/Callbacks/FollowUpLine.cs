using Crm.Domain.Callbacks;

namespace Persistence.Callbacks;

/// <summary>A follow-up in a list.</summary>
public sealed record FollowUpLine(CallbackFollowUp FollowUp, string TicketNumber, string? CustomerName, string? Technician, string? ComplaintNumber);
