using Crm.Domain.Warranty;

namespace CallCenter.Web.Api;

/// <summary>The fault of a what-if.</summary>
/// <param name="ReportedOn">The day of the report; the day of the question when null.</param>
/// <param name="Part">What is broken; the whole unit when null.</param>
/// <param name="Exclusion">What was found against the customer, or null.</param>
public sealed record DecideFaultBody(DateOnly? ReportedOn = null, string? Part = null, WarrantyExclusion? Exclusion = null);
