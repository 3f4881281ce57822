namespace Crm.Domain.Tickets;

/// <summary>What a decision about a ticket must know besides the ticket itself.</summary>
/// <param name="OpenApprovals">Numbers of approvals that nobody has decided yet: they hold audit, closing and merging (KP-29, reference §5.4, 19).</param>
/// <param name="Calls">Calls that are linked already.</param>
public sealed record TicketFacts(ImmutableArray<string> OpenApprovals, ImmutableArray<Guid> Calls)
{
    /// <summary>The order that a judgement names as the one repeated, when it is an earlier repair of the same unit and symptom; else null.</summary>
    public EarlierRepair? Named { get; init; }

    /// <summary>Nothing holds it and nothing is linked.</summary>
    public static TicketFacts None { get; } = new([], []);
}
