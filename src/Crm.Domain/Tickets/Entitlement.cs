using Crm.Domain.Warranty;

namespace Crm.Domain.Tickets;

/// <summary>The warranty verdict as it was when the ticket opened; later policies never change it.</summary>
/// <param name="Status">Of the whole unit.</param>
/// <param name="LastDay">Of the whole unit.</param>
/// <param name="ReasonKey">Why.</param>
/// <param name="Remedies">What the customer may have.</param>
public sealed record Entitlement(CoverageStatus Status, DateOnly? LastDay, string ReasonKey, Remedy Remedies = Remedy.None)
{
    /// <summary>Takes the snapshot of a verdict alone.</summary>
    public static Entitlement Of(WarrantyVerdict verdict) => new(verdict.Status, verdict.LastDay, verdict.Reason.Key);

    /// <summary>Takes the snapshot of a decision.</summary>
    public static Entitlement Of(WarrantyDecision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        return Of(decision.Verdict) with { Remedies = decision.Remedies };
    }
}
