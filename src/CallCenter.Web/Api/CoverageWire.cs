using CallCenter.Web.Features.Customers;
using Crm.Domain.InstallBase;
using Crm.Domain.Warranty;

namespace CallCenter.Web.Api;

/// <summary>A coverage on the day of the question.</summary>
public sealed record CoverageWire(
    string Code, CoverageStatus Status, DateOnly? LastDay, CoverageSource? Source, CoverageStart? Start, DateOnly? StartsOn, int Months, int ExtensionDays, int LabourPercent, int PartsPercent, int TravelPercent,
    ReasonWire Reason)
{
    internal static CoverageWire From(CoverageVerdict verdict, UnitCoverage? coverage, CrmWords words) => new(
        verdict.Code, verdict.Status, verdict.LastDay, coverage?.Source, coverage?.Start, coverage?.StartsOn, coverage?.Months ?? 0, coverage?.ExtendedByDays ?? 0,
        coverage?.LabourPercent ?? 100, coverage?.PartsPercent ?? 100, coverage?.TravelPercent ?? 100, ReasonWire.From(verdict.Reason, words));
}
