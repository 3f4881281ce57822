namespace CallCenter.Web.Api;

/// <summary>A temporary work group of a ticket.</summary>
public sealed record TicketsGroupBody(string? Name = null, IReadOnlyList<string>? Members = null);
