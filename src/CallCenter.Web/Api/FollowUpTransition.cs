namespace CallCenter.Web.Api;

/// <summary>Body of <c>POST /callbacks/follow-ups/{id}/transitions</c>.</summary>
/// <param name="To"><c>settled</c>.</param>
/// <param name="Result">What came of it.</param>
/// <param name="Version">The version it was made on, or null.</param>
public sealed record FollowUpTransition(string? To, string? Result, int? Version = null);
