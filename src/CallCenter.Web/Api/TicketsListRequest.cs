namespace CallCenter.Web.Api;

/// <summary>Filters of <c>GET /api/v1/tickets</c>.</summary>
public sealed record TicketsListRequest(
    string? Status, string? Type, string? Owner, bool? Open, bool? Overdue, string? Search, Guid? Customer, Guid? Unit, DateTimeOffset? From, DateTimeOffset? To, int? Limit, string? After, bool? Repeat, Guid? List, string? Query);
