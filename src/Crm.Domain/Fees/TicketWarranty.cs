using Crm.Domain.InstallBase;
using Crm.Domain.Tickets;
using Crm.Domain.Warranty;

namespace Crm.Domain.Fees;

/// <summary>The warranty that a ticket's fees are computed with.</summary>
public static class TicketWarranty
{
    /// <summary>The decision as it lies on the ticket. A ticket whose snapshot has the verdict alone (of the time before decisions were kept whole) gives that verdict: what was covered then costs nothing now.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="proof">The decision that the ticket keeps, or null when it keeps none.</param>
    /// <returns>Null for a ticket without a unit.</returns>
    public static WarrantyDecision? Of(Ticket ticket, WarrantyDecision? proof)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        if (proof is not null || ticket.EntitlementStatus is not { } status) return proof;
        var reason = Reason.Of(ticket.EntitlementReason ?? "");
        ImmutableArray<UnitCoverage> coverages = ticket.EntitlementLastDay is { } last
            ? [new UnitCoverage { UnitId = ticket.UnitId ?? default, Code = CoverageCodes.Whole, EndsOn = last }]
            : [];
        return new WarrantyDecision
        {
            Verdict = new WarrantyVerdict(status, ticket.EntitlementLastDay, reason, [.. coverages.Select(c => new CoverageVerdict(c.Code, status, c.EndsOn, reason))]),
            Coverages = coverages,
            Entitlement = status,
            DecidedBy = status == CoverageStatus.Covered ? DecisionRule.Coverage : DecisionRule.Charged,
        };
    }
}
