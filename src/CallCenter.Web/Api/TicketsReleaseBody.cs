namespace CallCenter.Web.Api;

/// <summary>Body of <c>POST /tickets/holds/{id}/transitions</c>.</summary>
/// <param name="To"><c>released</c>.</param>
/// <param name="Reason">Why; needed.</param>
/// <param name="Version">The version it was made on, or null.</param>
public sealed record TicketsReleaseBody(string? To, string? Reason = null, int? Version = null);
