namespace Crm.Domain.Callbacks;

/// <summary>What an agent reports of an attempt.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="AgreedAt">The time the customer named; required for <see cref="AttemptOutcome.CallLater"/>.</param>
/// <param name="HasOtherNumber">After a wrong number: the customer has another one to try.</param>
/// <param name="Note">Remark, or null.</param>
/// <param name="Answers">What the customer said; required for <see cref="AttemptOutcome.Reached"/>.</param>
public sealed record AttemptResult(
    AttemptOutcome Outcome, DateTimeOffset? AgreedAt = null, bool HasOtherNumber = false, string? Note = null, CallbackAnswers? Answers = null);
