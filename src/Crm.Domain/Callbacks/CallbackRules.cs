using System.Diagnostics;
using System.Globalization;
using Crm.Domain.Tickets;

namespace Crm.Domain.Callbacks;

/// <summary>What may happen to a call-back, and what follows (reference §5.3, §5.4: 16 to 19).</summary>
public static class CallbackRules
{
    /// <summary>Longest note or reason that is kept.</summary>
    public const int TextLength = 1000;

    /// <summary>A new task with its first attempt planned.</summary>
    /// <param name="id">Identity minted at the edge.</param>
    /// <param name="ticket">The ticket that was completed or solved.</param>
    /// <param name="kind">What for.</param>
    /// <param name="round">Ordinal of the task within the ticket.</param>
    /// <param name="handledBy">Who reported the work as done.</param>
    /// <param name="otherCalls">Planned attempts of the customer's other open tasks.</param>
    /// <param name="context">Settings, window, stop list.</param>
    /// <param name="now">The completion.</param>
    public static (CallbackTask Task, CallbackEvent.Planned Fact) Open(
        CallbackId id, Ticket ticket, CallbackKind kind, int round, string handledBy, IEnumerable<DateTimeOffset> otherCalls, CallbackContext context, DateTimeOffset now)
    {
        var task = Begin(id, ticket.Id, kind, now, null, otherCalls, context, now) with
        {
            Round = round, CustomerId = ticket.CustomerId, SiteId = ticket.SiteId, OpenedBy = ticket.OpenedBy, HandledBy = handledBy,
        };
        return (task, new CallbackEvent.Planned(task.DueAt, task.NextAttemptAt!.Value, task.PlanReason));
    }

    /// <summary>The bare task of a start instant; the planner begins with the same.</summary>
    internal static CallbackTask Begin(
        CallbackId id, TicketId ticket, CallbackKind kind, DateTimeOffset startedAt, int? preferredHour, IEnumerable<DateTimeOffset> otherCalls,
        CallbackContext context, DateTimeOffset now)
    {
        var first = CallbackSchedule.First(kind, startedAt, preferredHour, otherCalls, context, now);
        var task = new CallbackTask
        {
            Id = id,
            TicketId = ticket,
            Round = 1,
            OpenFor = ticket,
            Kind = kind,
            StartedAt = startedAt,
            DueAt = startedAt + context.Policy.DueAfter(kind),
            LateAt = CallbackSchedule.LateAt(kind, startedAt, context),
            LastCallAt = CallbackSchedule.LastCallAt(kind, startedAt, context),
            NextAttemptAt = first.At,
            PlanReason = first.Reason,
            PreferredHour = preferredHour,
            Version = 1,
        };
        return task with { WakeAt = CallbackSchedule.WakeAt(task, context, now) };
    }

    /// <summary>Decides a command. Total: every state and command has an answer.</summary>
    public static Decision<CallbackEvent> Decide(CallbackTask task, CallbackCommand command, CallbackContext context, DateTimeOffset now) => command switch
    {
        CallbackCommand.Wake => new Decision<CallbackEvent>.Accepted(Waking(task, context, now)),
        _ when !task.IsOpen => Refuse("CallbackIsFinal", ("state", task.State.ToString())),
        CallbackCommand.Take c => Take(task, c.Agent, isTogether: false, context, now),
        CallbackCommand.Join c => Take(task, c.Agent, isTogether: true, context, now),
        CallbackCommand.Release c => Release(task, c.Agent),
        CallbackCommand.Dial c => MayCall(task, c.Agent, context, now) is { } refusal
            ? new Decision<CallbackEvent>.Refused(refusal)
            : Accept(new CallbackEvent.DialStarted(c.Agent, c.Call, c.Number)),
        CallbackCommand.DialFailed c => task.State == CallbackState.Dialing && task.CallId == c.Call ? Accept(new CallbackEvent.DialNeverLeft(c.Call)) : Accept(),
        CallbackCommand.Record c => Record(task, c, context, now),
        CallbackCommand.Reassign c => Reassign(task, c.To),
        CallbackCommand.Cancel c => TextOf("reason", c.Reason) is { } refusal
            ? new Decision<CallbackEvent>.Refused(refusal)
            : Accept(new CallbackEvent.Cancelled(c.Reason.Trim())),
        _ => throw new UnreachableException(command.GetType().Name),
    };

    /// <summary>The task after facts, in order, with its next wake.</summary>
    public static CallbackTask Apply(CallbackTask task, IEnumerable<CallbackEvent> facts, CallbackContext context, DateTimeOffset now)
    {
        var next = facts.Aggregate(task, (t, e) => Apply(t, e, now));
        return next with { OpenFor = next.IsOpen ? next.TicketId : null, WakeAt = CallbackSchedule.WakeAt(next, context, now) };
    }

    private static CallbackTask Apply(CallbackTask task, CallbackEvent fact, DateTimeOffset now) => fact switch
    {
        CallbackEvent.Planned e => task with { NextAttemptAt = e.NextAttemptAt, PlanReason = e.Reason },
        CallbackEvent.BecameDue => task with { State = CallbackState.Due },
        CallbackEvent.Rescheduled e => Free(task) with { State = CallbackState.Planned, NextAttemptAt = e.NextAttemptAt, PlanReason = e.Reason },
        CallbackEvent.WentLate => task with { IsLate = true },
        CallbackEvent.MarkPassed e => task with { MarkHours = e.Hours },
        CallbackEvent.Taken e => task with { TakenBy = e.Agent, TakenAt = now },
        CallbackEvent.Released => Free(task) with { State = CallbackState.Due },
        CallbackEvent.DialStarted e => task with { State = CallbackState.Dialing, CallId = e.Call, TakenBy = e.Agent, TakenAt = now, Rounds = task.Rounds + 1 },
        // Nobody knows how it ended: the customer may have been rung.
        CallbackEvent.DialUndone => task with { State = CallbackState.Due, LastAttemptAt = task.TakenAt, TakenAt = now },
        CallbackEvent.DialNeverLeft => task with { State = CallbackState.Due, CallId = null, TakenAt = now, Rounds = task.Rounds - 1 },
        CallbackEvent.AttemptRecorded e => task with
        {
            Rounds = task.State == CallbackState.Dialing ? task.Rounds : task.Rounds + 1,
            LastAttemptAt = task.State == CallbackState.Dialing ? task.TakenAt : now,
            Attempts = task.Attempts + (e.Counts ? 1 : 0),
            Refusals = task.Refusals + (e.Outcome == AttemptOutcome.Refused ? 1 : 0),
            LastOutcome = e.Outcome,
        },
        CallbackEvent.Completed e => End(task, CallbackState.Completed, null, now) with { Answers = e.Answers, Score = e.Answers.Score, ChargedSaid = e.Answers.ChargedSaid },
        CallbackEvent.Exhausted e => End(task, CallbackState.Exhausted, e.Reason, now),
        CallbackEvent.Cancelled e => End(task, CallbackState.Cancelled, e.Reason, now),
        CallbackEvent.Reassigned e => Free(task) with { AssignedTo = e.To },
        _ => throw new UnreachableException(fact.GetType().Name),
    };

    private static ImmutableArray<CallbackEvent> Waking(CallbackTask task, CallbackContext context, DateTimeOffset now)
    {
        if (!task.IsOpen) return [];
        var facts = ImmutableArray.CreateBuilder<CallbackEvent>();
        Lateness(task, now, facts);
        foreach (var hours in context.Policy.MarkHours)
        {
            if (task.Kind == CallbackKind.Completion && hours > task.MarkHours && task.StartedAt.AddHours(hours) <= now) facts.Add(new CallbackEvent.MarkPassed(hours));
        }

        var holder = task.TakenBy;
        if (task.State == CallbackState.Dialing)
        {
            if (task.TakenAt + context.Policy.DialingFor > now) return facts.ToImmutable();
            facts.Add(new CallbackEvent.DialUndone(task.CallId));
            facts.Add(new CallbackEvent.Released(holder ?? ""));
            holder = null;
        }
        else if (holder is not null && task.TakenAt + context.Policy.TakenFor <= now)
        {
            facts.Add(new CallbackEvent.Released(holder));
            holder = null;
        }

        if (holder is null) Calling(task, context, now, facts);
        return facts.ToImmutable();
    }

    private static void Calling(CallbackTask task, CallbackContext context, DateTimeOffset now, ImmutableArray<CallbackEvent>.Builder facts)
    {
        var waits = task.State == CallbackState.Planned && task.NextAttemptAt > now;
        if (waits) return;
        if (context.DoNotCall) facts.Add(new CallbackEvent.Cancelled(CloseReasons.DoNotCall));
        else if (!context.Window.IsOpen(now)) facts.Add(new CallbackEvent.Rescheduled(context.Window.NextOpen(now), PlanReasons.NextOpening));
        else if (task.State == CallbackState.Planned) facts.Add(new CallbackEvent.BecameDue());
    }

    private static Decision<CallbackEvent> Take(CallbackTask task, string agent, bool isTogether, CallbackContext context, DateTimeOffset now)
    {
        if (task.TakenBy == agent) return Accept();
        if (task.TakenBy is { } other) return Refuse("CallbackIsTaken", ("agent", other));
        if (NotFor(task, agent) is { } refusal) return new Decision<CallbackEvent>.Refused(refusal);
        if (context.DoNotCall) return Refuse("CustomerMustNotBeCalled");
        if (Closed(context, now) is { } closed) return new Decision<CallbackEvent>.Refused(closed);
        // Taken along, a completion may be asked about before its planned time; a fault under observation needs its half hour.
        var mayBeEarly = isTogether && task.Kind != CallbackKind.Observe;
        if (task.State == CallbackState.Planned && task.NextAttemptAt > now && !mayBeEarly) return Refuse("CallbackIsNotDueYet", ("next", Text(task.NextAttemptAt.Value)));
        return task.State == CallbackState.Planned
            ? Accept(new CallbackEvent.BecameDue(), new CallbackEvent.Taken(agent))
            : Accept(new CallbackEvent.Taken(agent));
    }

    private static Decision<CallbackEvent> Release(CallbackTask task, string agent) =>
        task.TakenBy != agent ? Refuse("CallbackIsNotYours")
        : task.State == CallbackState.Dialing ? Refuse("CallbackIsBeingDialled", ("agent", agent))
        : Accept(new CallbackEvent.Released(agent));

    private static Refusal? MayCall(CallbackTask task, string agent, CallbackContext context, DateTimeOffset now) =>
        task.TakenBy != agent ? Refusal.Of("CallbackIsNotYours")
        : task.State == CallbackState.Dialing ? Refusal.Of("CallbackIsBeingDialled", ("agent", agent))
        : context.DoNotCall ? Refusal.Of("CustomerMustNotBeCalled")
        : Closed(context, now);

    private static Decision<CallbackEvent> Record(CallbackTask task, CallbackCommand.Record command, CallbackContext context, DateTimeOffset now)
    {
        var (agent, result) = command;
        if (task.TakenBy is { } other && other != agent) return Refuse("CallbackIsTaken", ("agent", other));
        if (NotFor(task, agent) is { } wrongAgent) return new Decision<CallbackEvent>.Refused(wrongAgent);
        // What was begun inside the window may end after it, and so may the answers about another task taken along in the same call;
        // an attempt that was made elsewhere is reported while the window is open.
        if (task.State != CallbackState.Dialing && task.TakenBy != agent && Closed(context, now) is { } closed) return new Decision<CallbackEvent>.Refused(closed);
        if (Check(task, result, context, now) is { } refusal) return new Decision<CallbackEvent>.Refused(refusal);
        var facts = ImmutableArray.CreateBuilder<CallbackEvent>();
        Lateness(task, now, facts);
        var rule = context.Policy.Retries.GetValueOrDefault(result.Outcome);
        var counts = rule?.Counts ?? true;
        facts.Add(new CallbackEvent.AttemptRecorded(agent, result.Outcome, counts, result.AgreedAt, Trimmed(result.Note)));
        var attempted = facts.Aggregate(task, (t, e) => Apply(t, e, now));
        facts.Add(After(attempted, result, rule, context, now));
        return new Decision<CallbackEvent>.Accepted(facts.ToImmutable());
    }

    private static CallbackEvent After(CallbackTask task, AttemptResult result, RetryRule? rule, CallbackContext context, DateTimeOffset now)
    {
        var policy = context.Policy;
        return result.Outcome switch
        {
            AttemptOutcome.Reached => new CallbackEvent.Completed(result.Answers! with { Notes = Trimmed(result.Answers.Notes) }),
            AttemptOutcome.DoNotCall => new CallbackEvent.Cancelled(CloseReasons.DoNotCall),
            AttemptOutcome.CallLater => new CallbackEvent.Rescheduled(result.AgreedAt!.Value, PlanReasons.Agreed),
            AttemptOutcome.WrongNumber when !result.HasOtherNumber => new CallbackEvent.Exhausted(CloseReasons.WrongNumber),
            AttemptOutcome.Refused when task.Refusals > 1 => new CallbackEvent.Exhausted(CloseReasons.Refused),
            _ when task.Attempts >= policy.MaxAttempts => new CallbackEvent.Exhausted(CloseReasons.Attempts),
            _ when task.Rounds >= policy.MaxRounds => new CallbackEvent.Exhausted(CloseReasons.Rounds),
            _ => Again(CallbackSchedule.Retry(task, rule ?? throw new UnreachableException(result.Outcome.ToString()), context, now)),
        };
    }

    private static Refusal? Check(CallbackTask task, AttemptResult result, CallbackContext context, DateTimeOffset now) => result.Outcome switch
    {
        AttemptOutcome.CallLater when result.AgreedAt is not { } => Refusal.Of(Refusal.RequiredFieldsMissing, ("fields", "agreedAt")),
        AttemptOutcome.CallLater when result.AgreedAt <= now => Refusal.Of("AgreedTimeMustBeInTheFuture"),
        AttemptOutcome.CallLater when result.AgreedAt > now + context.Policy.LongestDelay =>
            Refusal.Of("AgreedTimeIsTooFarAhead", ("days", context.Policy.LongestDelay.Days.ToString(CultureInfo.InvariantCulture))),
        AttemptOutcome.CallLater => Closed(context, result.AgreedAt!.Value),
        AttemptOutcome.Reached => Check(task.Kind, result.Answers),
        _ => null,
    } ?? (result.Note is { Length: > TextLength } ? TooLong("note") : null);

    private static Refusal? Check(CallbackKind kind, CallbackAnswers? answers)
    {
        if (answers is { Score: < 1 or > 5 }) return Refusal.Of("ScoreIsOneToFive");
        if (answers is { ChargedSaid.Fen: < 0 }) return Refusal.Of("AmountMustNotBeNegative");
        if (answers is { Notes.Length: > TextLength }) return TooLong("notes");
        if (answers is { IsPartial: true, HasAny: true }) return null;
        List<string> missing = [];
        if (answers?.IsSolved is null) missing.Add("solved");
        if (kind == CallbackKind.Completion && answers?.Score is null) missing.Add("score");
        return missing.Count > 0 ? Refusal.Of(Refusal.RequiredFieldsMissing, ("fields", string.Join(',', missing))) : null;
    }

    private static Decision<CallbackEvent> Reassign(CallbackTask task, string? to) =>
        task.State == CallbackState.Dialing ? Refuse("CallbackIsBeingDialled", ("agent", task.TakenBy ?? ""))
        : to is not null && Handled(task, to) ? Refuse("CallbackAgentHandledTheTicket", ("agent", to))
        : Accept(new CallbackEvent.Reassigned(to));

    private static Refusal? NotFor(CallbackTask task, string agent) =>
        Handled(task, agent) ? Refusal.Of("CallbackAgentHandledTheTicket", ("agent", agent))
        : task.AssignedTo is { } owner && owner != agent ? Refusal.Of("CallbackBelongsToAnother", ("agent", owner))
        : null;

    private static bool Handled(CallbackTask task, string agent) => task.OpenedBy == agent || task.HandledBy == agent;

    /// <summary>Outside the window: refused with the next allowed instant.</summary>
    private static Refusal? Closed(CallbackContext context, DateTimeOffset at) =>
        context.Window.IsOpen(at) ? null : Refusal.Of("OutsideCallingWindow", ("next", Text(context.Window.NextOpen(at))));

    private static void Lateness(CallbackTask task, DateTimeOffset now, ImmutableArray<CallbackEvent>.Builder facts)
    {
        if (!task.IsLate && now > task.LateAt) facts.Add(new CallbackEvent.WentLate());
    }

    private static CallbackTask Free(CallbackTask task) => task with { TakenBy = null, TakenAt = null };

    private static CallbackTask End(CallbackTask task, CallbackState state, string? reason, DateTimeOffset now) =>
        Free(task) with { State = state, CloseReason = reason, ClosedAt = now, NextAttemptAt = null };

    private static CallbackEvent.Rescheduled Again(PlannedCall call) => new(call.At, call.Reason);

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static string Text(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static Refusal? TextOf(string field, string? text) =>
        string.IsNullOrWhiteSpace(text) ? Refusal.Of(Refusal.RequiredFieldsMissing, ("fields", field)) : text.Length > TextLength ? TooLong(field) : null;

    private static Refusal TooLong(string field) => Refusal.Of("TextTooLong", ("field", field), ("limit", TextLength.ToString(CultureInfo.InvariantCulture)));

    private static Decision<CallbackEvent>.Accepted Accept(params ReadOnlySpan<CallbackEvent> facts) => new([.. facts]);

    private static Decision<CallbackEvent>.Refused Refuse(string rule, params ReadOnlySpan<(string Name, string Value)> parameters) =>
        new(Refusal.Of(rule, parameters));
}
