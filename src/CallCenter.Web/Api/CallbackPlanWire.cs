using Crm.Domain;
using Crm.Domain.Callbacks;

namespace CallCenter.Web.Api;

/// <summary>Answer of <c>POST /callbacks/plan</c>.</summary>
/// <param name="Deadline">The promised end.</param>
/// <param name="LastCallAt">The last instant inside the window before it is late, or null when there is none.</param>
/// <param name="NextAttempt">When to try next, or null when it is final.</param>
/// <param name="State">planned, due, completed, exhausted or cancelled.</param>
/// <param name="Reason">Why the attempt lies there, or why it is final.</param>
/// <param name="OnTime">Finished within the promise, or the next attempt lies within it.</param>
/// <param name="AttemptsCounted">Attempts that rang.</param>
/// <param name="AttemptsLeft">How many may still ring.</param>
/// <param name="EscalationMarks">Marks passed, in hours.</param>
/// <param name="Rule">The rule that a given attempt broke, or null; the plan then ends before it.</param>
/// <param name="RuleParameters">Its values, for example <c>next</c>.</param>
public sealed record CallbackPlanWire(
    DateTimeOffset Deadline, DateTimeOffset? LastCallAt, DateTimeOffset? NextAttempt, CallbackState State, string Reason, bool OnTime, int AttemptsCounted, int AttemptsLeft,
    IReadOnlyList<int> EscalationMarks, string? Rule, IReadOnlyDictionary<string, string>? RuleParameters)
{
    internal static CallbackPlanWire From(CallbackPlan plan) => new(
        plan.Deadline.ToUniversalTime(), plan.LastCallAt?.ToUniversalTime(), plan.NextAttemptAt?.ToUniversalTime(), plan.State, char.ToLowerInvariant(plan.Reason[0]) + plan.Reason[1..], plan.IsOnTime,
        plan.CountedAttempts, plan.AttemptsLeft, plan.MarksPassed, plan.Refusal?.Rule, Parameters(plan.Refusal));

    private static Dictionary<string, string>? Parameters(Refusal? refusal) =>
        refusal?.Parameters.ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal);
}
