namespace Crm.Domain.Tickets;

/// <summary>What a decision about a ticket must know besides the ticket itself.</summary>
/// <param name="OpenApprovals">Numbers of approvals that nobody has decided yet: they hold audit, closing and merging (KP-29, reference §5.4, 19).</param>
/// <param name="Calls">Calls that are linked already.</param>
public sealed record TicketFacts(ImmutableArray<string> OpenApprovals, ImmutableArray<Guid> Calls)
{
    /// <summary>The order that a judgement names as the one repeated, when it is an earlier repair of the same unit and symptom; else null.</summary>
    public EarlierRepair? Named { get; init; }

    /// <summary>What the customer may be charged: what visits charged with his word, and what is left of an accepted quotation (reference §5.4, 8).</summary>
    public Money Accepted { get; init; }

    /// <summary>What the customer said after his complaint was handled, or null.</summary>
    public ComplaintOutcome? Complaint { get; init; }

    /// <summary>Nothing holds it and nothing is linked.</summary>
    public static TicketFacts None { get; } = new([], []);
}
