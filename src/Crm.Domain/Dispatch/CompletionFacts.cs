using Crm.Domain.Tickets;
using Crm.Domain.Warranty;

namespace Crm.Domain.Dispatch;

/// <summary>What the store knows about a visit's result at the instant of the decision.</summary>
/// <param name="Type">Kind of order.</param>
/// <param name="CategoryCode">What it is about, or null.</param>
/// <param name="Entitlement">The ticket's warranty snapshot, or null without a unit.</param>
/// <param name="Day">The day of the visit, local.</param>
/// <param name="Codes">The codes that the result names, as the tables have them; a code that no table has is not among them.</param>
public sealed record CompletionFacts(TicketType Type, string? CategoryCode, CoverageStatus? Entitlement, DateOnly Day, ImmutableArray<VisitCode> Codes)
{
    /// <summary>What the customer accepted for the ticket.</summary>
    public ImmutableArray<AcceptedQuotation> Quotations { get; init; } = [];
}
