using Crm.Domain.Dispatch;
using Crm.Domain.Tickets;

namespace Persistence.Dispatch;

/// <summary>Which dispatch orders; what is null does not matter.</summary>
public sealed record VisitFilter
{
    /// <summary>Local day of the window.</summary>
    public DateOnly? Day { get; init; }

    public string? SiteCode { get; init; }
    public string? TechnicianCode { get; init; }
    public string? CategoryCode { get; init; }
    public DispatchStatus? Status { get; init; }
    public TicketId? TicketId { get; init; }

    /// <summary>True: only open ones; false: only those that are over.</summary>
    public bool? IsOpen { get; init; }
}
