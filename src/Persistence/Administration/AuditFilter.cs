namespace Persistence.Administration;

/// <summary>What to look for in the audit; null means anything.</summary>
/// <param name="From">At or after.</param>
/// <param name="To">Before.</param>
/// <param name="Actor">User name.</param>
/// <param name="Command">Begin of the deed, for example <c>user.</c>.</param>
/// <param name="Subject">Part of what it was done to.</param>
public sealed record AuditFilter(DateTimeOffset? From = null, DateTimeOffset? To = null, string? Actor = null, string? Command = null, string? Subject = null);
