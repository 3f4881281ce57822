namespace Crm.Domain.Warranty;

/// <summary>The verdict on one unit for one day.</summary>
/// <param name="Status">Of the whole unit: what the badge shows.</param>
/// <param name="LastDay">Of the whole unit.</param>
/// <param name="Reason">Why the whole unit is so.</param>
/// <param name="Coverages">Each coverage, the whole unit first, then by code.</param>
public sealed record WarrantyVerdict(CoverageStatus Status, DateOnly? LastDay, Reason Reason, ImmutableArray<CoverageVerdict> Coverages);
