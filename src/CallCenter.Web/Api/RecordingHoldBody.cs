namespace CallCenter.Web.Api;

/// <summary>Legal hold of a recording, or its end.</summary>
/// <param name="To"><c>held</c> or <c>released</c>.</param>
/// <param name="Reason">Why; needed, at most 200 characters.</param>
public sealed record RecordingHoldBody(string? To, string? Reason);
