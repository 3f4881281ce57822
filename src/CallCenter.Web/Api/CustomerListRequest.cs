namespace CallCenter.Web.Api;

/// <summary>Filters of <c>GET /api/v1/customers</c>.</summary>
public sealed record CustomerListRequest(string? Search, string? Tier, string? Kind, string? Region, bool? DoNotCall, int? Limit, string? After, Guid? List, string? Query);
