namespace CallCenter.Web.Api;

/// <summary>Another open task of the customer.</summary>
public sealed record PlanTaskWire(DateTimeOffset? NextAttempt, DateTimeOffset? DueAt = null);
