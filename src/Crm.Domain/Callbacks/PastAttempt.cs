namespace Crm.Domain.Callbacks;

/// <summary>An attempt that was made.</summary>
/// <param name="At">When.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="AgreedAt">The time the customer named, or null.</param>
/// <param name="HasOtherNumber">After a wrong number: there is another one.</param>
public sealed record PastAttempt(DateTimeOffset At, AttemptOutcome Outcome, DateTimeOffset? AgreedAt = null, bool HasOtherNumber = false);
