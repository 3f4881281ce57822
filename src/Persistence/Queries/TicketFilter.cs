using Crm.Domain.Customers;
using Crm.Domain.InstallBase;
using Crm.Domain.Tickets;
using Persistence.Lists;

namespace Persistence.Queries;

/// <summary>Which tickets; what is null does not matter.</summary>
public sealed record TicketFilter
{
    public CustomerId? CustomerId { get; init; }
    public UnitId? UnitId { get; init; }
    public string? OwnerId { get; init; }
    public TicketType? Type { get; init; }
    public TicketStatus? Status { get; init; }

    /// <summary>True: only open ones; false: only those that ended.</summary>
    public bool? IsOpen { get; init; }

    /// <summary>True: only repairs that repeat an earlier one.</summary>
    public bool? IsRepeat { get; init; }

    /// <summary>True: only those about which a leader was asked and has not answered.</summary>
    public bool WaitsForApproval { get; init; }

    /// <summary>Only open ones a limit of which was over before this instant.</summary>
    public DateTimeOffset? OverdueAt { get; init; }

    /// <summary>A ticket number, the beginning of a name, or a phone number.</summary>
    public string? Search { get; init; }

    public DateTimeOffset? OpenedFrom { get; init; }
    public DateTimeOffset? OpenedBefore { get; init; }

    /// <summary>Only tickets that this service site has to do with, for its accounts.</summary>
    public string? SiteCode { get; init; }

    /// <summary>What else must hold, or null.</summary>
    public ListCriteria? Criteria { get; init; }
}
