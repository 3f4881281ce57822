namespace CallCenter.Web.Api;

/// <summary>Calling hours of a day, site time; the end is outside.</summary>
public sealed record PlanWindowWire(TimeOnly From, TimeOnly To);
