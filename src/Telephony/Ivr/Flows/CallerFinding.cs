namespace Telephony.Ivr.Flows;

/// <summary>What the edge found of a caller: opaque references, and what can be said of the open ticket.</summary>
public sealed record CallerFinding
{
    /// <summary>The customer, or null.</summary>
    public string? CustomerRef { get; init; }

    /// <summary>The unit, or null.</summary>
    public string? UnitRef { get; init; }

    /// <summary>The open ticket, or null.</summary>
    public string? TicketRef { get; init; }

    /// <summary>Code of the ticket's state, for <c>status:CODE</c>; null without a ticket.</summary>
    public string? TicketStatus { get; init; }

    /// <summary>The visit that is agreed, or null.</summary>
    public VisitWindow? Visit { get; init; }

    /// <summary>The day on which the missing part is expected, or null.</summary>
    public DateOnly? PartDate { get; init; }
}
