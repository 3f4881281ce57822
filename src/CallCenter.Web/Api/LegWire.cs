using Persistence.History;

namespace CallCenter.Web.Api;

/// <summary>One leg of an interaction; <paramref name="Media"/> is null while it is up and where it was not measured.</summary>
public sealed record LegWire(
    string Role, string? Agent, string Device, DateTimeOffset Started, DateTimeOffset? Answered, DateTimeOffset? Ended, string? EndReason, MediaQuality? Media);
