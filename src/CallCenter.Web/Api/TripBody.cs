namespace CallCenter.Web.Api;

/// <summary>Body of <c>POST /technicians/{code}/transitions</c>.</summary>
/// <param name="To"><c>tripped</c> (barred from new visits) or <c>normal</c>.</param>
/// <param name="Version">The version the step was made on.</param>
/// <param name="Reason">Why; needed.</param>
/// <param name="From">The first day, for tripped; today when it is missing.</param>
/// <param name="Until">The last day, for tripped; null: until he is normal again.</param>
public sealed record TripBody(string? To, int? Version, string? Reason = null, DateOnly? From = null, DateOnly? Until = null);
