namespace CallCenter.Web.Features.Security;

/// <summary>One line of the security list; equal events close to each other are one.</summary>
/// <param name="Id">Grows.</param>
/// <param name="Kind">What.</param>
/// <param name="Source">Address it came from, or null.</param>
/// <param name="Subject">Extension, agent or trunk that it concerns, or null; never a phone number.</param>
/// <param name="Rule">Name of the rule that refused, or null.</param>
/// <param name="Count">How often.</param>
/// <param name="First">First time, UTC.</param>
/// <param name="Last">Last time, UTC.</param>
/// <param name="Until">How long a lock stands, UTC, or null.</param>
public sealed record SecurityEntry(
    long Id, SecurityKind Kind, string? Source, string? Subject, string? Rule, int Count, DateTimeOffset First, DateTimeOffset Last, DateTimeOffset? Until);
