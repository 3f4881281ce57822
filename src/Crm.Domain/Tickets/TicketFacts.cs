namespace Crm.Domain.Tickets;

/// <summary>What a decision about a ticket must know besides the ticket itself.</summary>
/// <param name="OpenApprovals">Numbers of approvals that nobody has decided yet: they hold audit and closing (KP-29, reference §5.4, 19).</param>
/// <param name="Calls">Calls that are linked already.</param>
public sealed record TicketFacts(ImmutableArray<string> OpenApprovals, ImmutableArray<Guid> Calls)
{
    /// <summary>Nothing holds it and nothing is linked.</summary>
    public static TicketFacts None { get; } = new([], []);
}
