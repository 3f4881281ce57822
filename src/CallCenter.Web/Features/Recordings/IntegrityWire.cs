namespace CallCenter.Web.Features.Recordings;

/// <summary>Whether a recording's file is still what was recorded.</summary>
/// <param name="Id">The recording.</param>
/// <param name="Status">ok, damaged, noChecksum, unreadable (disk or rights), or exchanged (a sealed file made for another recording).</param>
/// <param name="Expected">SHA-256 taken when it closed, or null.</param>
/// <param name="Actual">SHA-256 of the file now, or null when it cannot be read.</param>
/// <param name="CheckedAt">When it was compared.</param>
public sealed record IntegrityWire(Guid Id, string Status, string? Expected, string? Actual, DateTimeOffset CheckedAt);
