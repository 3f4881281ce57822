namespace CallCenter.Web.Api;

/// <summary>What a leader decides.</summary>
/// <param name="To">granted or denied.</param>
/// <param name="Text">Why; needed to deny.</param>
public sealed record TicketsDecisionBody(string? To, string? Text = null);
