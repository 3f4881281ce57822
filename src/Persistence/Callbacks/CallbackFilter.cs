using Crm.Domain.Callbacks;
using Crm.Domain.Customers;
using Crm.Domain.Tickets;

namespace Persistence.Callbacks;

/// <summary>Which call-backs; what is null does not matter.</summary>
public sealed record CallbackFilter
{
    public CallbackState? State { get; init; }

    /// <summary>True: only open ones; false: only final ones.</summary>
    public bool? IsOpen { get; init; }

    public CallbackKind? Kind { get; init; }

    /// <summary>In the hand of this agent, or reserved for him.</summary>
    public string? Agent { get; init; }

    public bool? IsLate { get; init; }

    /// <summary>Late at or before this instant: at risk.</summary>
    public DateTimeOffset? LateBefore { get; init; }

    /// <summary>At or past an escalation mark.</summary>
    public bool? IsMarked { get; init; }

    /// <summary>The customer named the time.</summary>
    public bool? IsAgreed { get; init; }

    public TicketId? TicketId { get; init; }
    public CustomerId? CustomerId { get; init; }

    /// <summary>Closed at or after this instant.</summary>
    public DateTimeOffset? ClosedFrom { get; init; }
}
