using Crm.Domain.Warranty;

namespace Crm.Domain.Tickets;

/// <summary>The warranty verdict as it was when the ticket opened; later policies never change it.</summary>
public sealed record Entitlement(CoverageStatus Status, DateOnly? LastDay, string ReasonKey)
{
    /// <summary>Takes the snapshot.</summary>
    public static Entitlement Of(WarrantyVerdict verdict) => new(verdict.Status, verdict.LastDay, verdict.Reason.Key);
}
