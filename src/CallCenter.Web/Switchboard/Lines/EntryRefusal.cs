namespace CallCenter.Web.Switchboard.Lines;

/// <summary>Why a caller is turned away at the door.</summary>
/// <param name="Status">SIP status, 486 or 503.</param>
/// <param name="RetryAfter">When to come again, or null.</param>
/// <param name="IsAdmission">The whole house is full, not the trunk.</param>
public sealed record EntryRefusal(int Status, TimeSpan? RetryAfter, bool IsAdmission);
