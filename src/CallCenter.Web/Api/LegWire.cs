namespace CallCenter.Web.Api;

/// <summary>One leg of an interaction.</summary>
public sealed record LegWire(string Role, string? Agent, string Device, DateTimeOffset Started, DateTimeOffset? Answered, DateTimeOffset? Ended, string? EndReason);
