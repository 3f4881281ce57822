namespace Crm.Domain.Callbacks;

/// <summary>The what-if calculator: plays facts through the same rules that the ledger uses.</summary>
public static class CallbackPlanner
{
    private const string Anybody = "plan";

    /// <summary>Plans from facts.</summary>
    public static CallbackPlan Plan(CallbackFacts facts, CallbackContext context, DateTimeOffset now)
    {
        var known = facts.ReportedAt is { } reported && reported > facts.CompletedAt ? reported : facts.CompletedAt;
        var first = facts.Attempts.IsDefaultOrEmpty ? Later(known, now) : known;
        var task = CallbackRules.Begin(default, default, facts.Kind, facts.CompletedAt, facts.PreferredHour, facts.OtherCalls, context, first);
        Refusal? refusal = null;
        foreach (var attempt in facts.Attempts.OrderBy(a => a.At))
        {
            (task, refusal) = Play(task, attempt, context);
            if (refusal is not null) break;
        }

        return refusal is null ? At(Settle(task, context, now), context, now, null) : At(task, context, now, refusal);
    }

    // Who is on the stop list is not called again, but what was attempted before stays what it was.
    private static (CallbackTask Task, Refusal? Refusal) Play(CallbackTask task, PastAttempt attempt, CallbackContext context)
    {
        var answers = attempt.Outcome == AttemptOutcome.Reached ? new CallbackAnswers { IsSolved = true, IsPartial = true } : null;
        var result = new AttemptResult(attempt.Outcome, attempt.AgreedAt, attempt.HasOtherNumber, null, answers);
        var past = context with { DoNotCall = false };
        return CallbackRules.Decide(task, new CallbackCommand.Record(Anybody, result), past, attempt.At) switch
        {
            Decision<CallbackEvent>.Accepted accepted => (CallbackRules.Apply(task, accepted.Events, past, attempt.At), null),
            Decision<CallbackEvent>.Refused refused => (task, refused.Refusal),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static CallbackTask Settle(CallbackTask task, CallbackContext context, DateTimeOffset now)
    {
        var woken = CallbackRules.Decide(task, new CallbackCommand.Wake(), context, now) is Decision<CallbackEvent>.Accepted accepted
            ? CallbackRules.Apply(task, accepted.Events, context, now)
            : task;
        // A stop list ends the task now, not only when its turn comes: the question is what will be done.
        return woken.IsOpen && context.DoNotCall
            ? CallbackRules.Apply(woken, [new CallbackEvent.Cancelled(CloseReasons.DoNotCall)], context, now)
            : woken;
    }

    private static CallbackPlan At(CallbackTask task, CallbackContext context, DateTimeOffset now, Refusal? refusal) => new(
        task.DueAt,
        task.LastCallAt,
        task.NextAttemptAt,
        task.State,
        task.CloseReason ?? (task.State == CallbackState.Completed ? "completed" : task.PlanReason),
        task.State switch
        {
            CallbackState.Completed => task.ClosedAt <= task.LateAt,
            CallbackState.Exhausted or CallbackState.Cancelled => false,
            _ => Later(task.NextAttemptAt ?? now, now) <= task.LateAt,
        },
        task.Attempts,
        Math.Max(0, context.Policy.MaxAttempts - task.Attempts),
        [.. context.Policy.MarkHours.Where(h => task.Kind == CallbackKind.Completion && h <= task.MarkHours)],
        refusal);

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a >= b ? a : b;
}
