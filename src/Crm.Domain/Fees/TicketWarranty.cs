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
        ImmutableArray<CoverageVerdict> coverages = ticket.EntitlementLastDay is { } last ? [new CoverageVerdict(CoverageCodes.Whole, status, last, reason)] : [];
        return Of(ticket.UnitId ?? default, new WarrantyVerdict(status, ticket.EntitlementLastDay, reason, coverages));
    }

    /// <summary>A verdict as a decision: what the badge of a machine says, before there is a ticket.</summary>
    /// <param name="unit">The machine.</param>
    /// <param name="verdict">What holds for it today.</param>
    public static WarrantyDecision Of(UnitId unit, WarrantyVerdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        return new WarrantyDecision
        {
            Verdict = verdict,
            Coverages = [.. verdict.Coverages.Where(c => c.LastDay is not null).Select(c => new UnitCoverage { UnitId = unit, Code = c.Code, EndsOn = c.LastDay!.Value })],
            Entitlement = verdict.Status,
            DecidedBy = verdict.Status == CoverageStatus.Covered ? DecisionRule.Coverage : DecisionRule.Charged,
        };
    }
}
