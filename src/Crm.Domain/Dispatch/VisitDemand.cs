namespace Crm.Domain.Dispatch;

/// <summary>What a visit needs.</summary>
/// <param name="RegionCode">Six digits, or null when the place is unknown.</param>
/// <param name="CategoryCode">Product category, or null.</param>
/// <param name="Half">The half day.</param>
/// <param name="LastTechnician">Who served the customer last, or null.</param>
public sealed record VisitDemand(string? RegionCode, string? CategoryCode, HalfDay Half, string? LastTechnician = null);
