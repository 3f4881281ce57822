namespace CallCenter.Web.Api;

/// <summary>Filters of <c>GET /api/v1/dispatches</c>.</summary>
public sealed record DispatchesListRequest(string? Status, string? Site, string? Technician, DateOnly? Day, string? Category, string? Ticket, bool? Open, int? Limit, string? After);
