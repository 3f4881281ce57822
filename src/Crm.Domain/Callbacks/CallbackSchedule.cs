namespace Crm.Domain.Callbacks;

/// <summary>Finds the instants of a task: when it is due, late, and when to try. Never outside the calling window.</summary>
public static class CallbackSchedule
{
    // A call that had to move before the deadline leaves this much for a second try.
    private static readonly TimeSpan Reserve = TimeSpan.FromMinutes(30);

    /// <summary>The instant after which a task of this kind counts late.</summary>
    public static DateTimeOffset LateAt(CallbackKind kind, DateTimeOffset startedAt, CallbackContext context)
    {
        var due = startedAt + context.Policy.DueAfter(kind);
        return kind == CallbackKind.Observe ? context.Window.NextOpen(due) + context.Policy.ObserveGrace : due;
    }

    /// <summary>The last instant inside the window before it is late, or null when the window stays closed from start to end.</summary>
    public static DateTimeOffset? LastCallAt(CallbackKind kind, DateTimeOffset startedAt, CallbackContext context)
    {
        var last = context.Window.LastOpen(LateAt(kind, startedAt, context));
        return last >= startedAt ? last : null;
    }

    /// <summary>The first attempt.</summary>
    /// <param name="kind">What for.</param>
    /// <param name="startedAt">Completion of the work, or its solution on the phone.</param>
    /// <param name="preferredHour">The hour the customer prefers, 0 to 23, or null.</param>
    /// <param name="otherCalls">Planned attempts of the customer's other open tasks.</param>
    /// <param name="context">Settings, window, last contact.</param>
    /// <param name="now">Nothing is planned before it.</param>
    public static PlannedCall First(
        CallbackKind kind, DateTimeOffset startedAt, int? preferredHour, IEnumerable<DateTimeOffset> otherCalls, CallbackContext context, DateTimeOffset now)
    {
        var window = context.Window;
        var last = LastCallAt(kind, startedAt, context);
        if (kind == CallbackKind.Observe) return NotBefore(Open(window, startedAt + context.Policy.ObserveDue, PlanReasons.First), window, now);
        var soonest = window.NextOpen(startedAt > now ? startedAt : now);
        if (last is null || soonest > last) return new PlannedCall(soonest, PlanReasons.LateAnyway);
        foreach (var other in otherCalls.Where(o => o >= soonest && o <= last && window.IsOpen(o)).Order())
            return new PlannedCall(other, PlanReasons.Joined);
        var earliest = startedAt + context.Policy.FirstAfter;
        var wanted = NotBefore(Open(window, earliest, PlanReasons.First), window, now);
        if (preferredHour is { } hour && window.InHour(wanted.At, hour) is var liked && liked <= last && window.HourOf(liked) == hour)
            wanted = new PlannedCall(liked, PlanReasons.PreferredHour);
        if (context.LastContactAt is { } contact && window.NextOpen(contact + context.Policy.CustomerGap) is var rested && rested > wanted.At && rested <= last)
            wanted = new PlannedCall(rested, PlanReasons.CustomerGap);
        return wanted.At <= last ? wanted : new PlannedCall(soonest, PlanReasons.BeforeDeadline);
    }

    /// <summary>The attempt after one that did not reach the customer.</summary>
    public static PlannedCall Retry(CallbackTask task, RetryRule rule, CallbackContext context, DateTimeOffset now)
    {
        var window = context.Window;
        var after = now + (rule.Gap > TimeSpan.Zero ? rule.Gap : TimeSpan.Zero);
        var wanted = Open(window, after, PlanReasons.Retry);
        if (rule.OtherDayPart && window.InOtherPart(after, window.PartOf(now)) is var other && other > wanted.At)
            wanted = new PlannedCall(other, PlanReasons.OtherDayPart);
        if (task.LastCallAt is not { } last || wanted.At <= last) return wanted;
        var soonest = window.NextOpen(now + (rule.Gap < context.Policy.LeastGap ? rule.Gap : context.Policy.LeastGap));
        if (soonest > last) return wanted;
        var late = window.LastOpen(last - Reserve);
        return new PlannedCall(late >= soonest ? late : soonest, PlanReasons.BeforeDeadline);
    }

    /// <summary>When time alone next changes the task; null when it is final.</summary>
    public static DateTimeOffset? WakeAt(CallbackTask task, CallbackContext context, DateTimeOffset now)
    {
        if (!task.IsOpen) return null;
        var wake = task switch
        {
            { State: CallbackState.Planned, NextAttemptAt: { } next } => next,
            { State: CallbackState.Dialing, TakenAt: { } taken } => taken + context.Policy.DialingFor,
            { TakenBy: not null, TakenAt: { } taken } => taken + context.Policy.TakenFor,
            _ => context.Window.ClosesAfter(now),
        };
        if (!task.IsLate) wake = Earlier(wake, task.LateAt.AddMilliseconds(1));
        if (NextMark(task, context.Policy) is { } hours) wake = Earlier(wake, task.StartedAt.AddHours(hours));
        return wake;
    }

    /// <summary>The next escalation mark in hours, or null.</summary>
    public static int? NextMark(CallbackTask task, CallbackPolicy policy)
    {
        if (task.Kind != CallbackKind.Completion) return null;
        foreach (var hours in policy.MarkHours)
        {
            if (hours > task.MarkHours) return hours;
        }

        return null;
    }

    private static PlannedCall Open(CallingWindow window, DateTimeOffset at, string reason)
    {
        var open = window.NextOpen(at);
        return new PlannedCall(open, open == at ? reason : PlanReasons.NextOpening);
    }

    private static PlannedCall NotBefore(PlannedCall call, CallingWindow window, DateTimeOffset now) =>
        call.At >= now ? call : call with { At = window.NextOpen(now) };

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a <= b ? a : b;
}
