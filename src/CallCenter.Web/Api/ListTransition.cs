namespace CallCenter.Web.Api;

/// <summary>A step of a saved list.</summary>
/// <param name="To">deleted, restored, default (one's page starts with it) or notDefault.</param>
internal sealed record ListTransition(string? To);
