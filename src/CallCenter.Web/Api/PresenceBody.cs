namespace CallCenter.Web.Api;

/// <summary>Body of <c>PUT /agents/{user}/presence</c>.</summary>
/// <param name="State"><c>ready</c>, <c>notReady</c> or <c>signedOut</c>.</param>
/// <param name="Reason">Needed with <c>notReady</c>.</param>
/// <param name="Device"><c>browser</c> or <c>phone</c>; kept when absent.</param>
public sealed record PresenceBody(string? State, string? Reason, string? Device);
