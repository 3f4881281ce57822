namespace Crm.Domain.Callbacks;

/// <summary>The answer of the planner.</summary>
/// <param name="Deadline">The promised end.</param>
/// <param name="LastCallAt">The last instant inside the window before it is late, or null.</param>
/// <param name="NextAttemptAt">When to try next, or null when it is final.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Reason">Why: a plan's reason or a close reason.</param>
/// <param name="IsOnTime">Finished within the promise, or the next attempt lies within it.</param>
/// <param name="CountedAttempts">Attempts that rang.</param>
/// <param name="AttemptsLeft">How many may still ring.</param>
/// <param name="MarksPassed">Escalation marks passed, in hours.</param>
/// <param name="Refusal">Set when a given attempt could not have been made: the plan then ends before it.</param>
public sealed record CallbackPlan(
    DateTimeOffset Deadline, DateTimeOffset? LastCallAt, DateTimeOffset? NextAttemptAt, CallbackState State, string Reason, bool IsOnTime,
    int CountedAttempts, int AttemptsLeft, ImmutableArray<int> MarksPassed, Refusal? Refusal);
