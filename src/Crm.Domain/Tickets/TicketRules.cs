using System.Diagnostics;
using System.Globalization;

namespace Crm.Domain.Tickets;

/// <summary>What may happen to a ticket, and what follows.</summary>
public static class TicketRules
{
    /// <summary>A repair of the same unit and symptom inside the window neither names the earlier order nor says why it is none; parameter <c>number</c>: the earlier one.</summary>
    public const string RepeatMustBeNamed = "RepeatMustBeNamed";

    /// <summary>The priority of an open ticket is changed without saying why.</summary>
    public const string PriorityNeedsReason = "PriorityNeedsReason";

    /// <summary>A fault was solved on the phone and no knowledge article is named.</summary>
    public const string SolutionNeedsArticle = "SolutionNeedsArticle";

    /// <summary>Longest note, result or reason that is kept.</summary>
    public const int TextLength = 2000;

    /// <summary>Decides whether a ticket may be opened; with a slot it is scheduled in the same breath.</summary>
    public static Decision<TicketEvent> Open(TicketDraft draft, DateTimeOffset now)
    {
        if (Check(draft.Details) is { } refusal) return new Decision<TicketEvent>.Refused(refusal);
        if (CheckRepeat(draft) is { } repeat) return new Decision<TicketEvent>.Refused(repeat);
        if (draft.Appointment is not { } slot) return Accept(new TicketEvent.Opened(draft));
        if (Check(slot, now) is { } badSlot) return new Decision<TicketEvent>.Refused(badSlot);
        return Accept(new TicketEvent.Opened(draft), new TicketEvent.Scheduled(slot));
    }

    /// <summary>The ticket that an accepted opening makes.</summary>
    public static Ticket Create(TicketId id, string number, string openedBy, ImmutableArray<TicketEvent> events, DateTimeOffset now)
    {
        var seed = new Ticket { Id = id, Number = number, OpenedBy = openedBy, OwnerId = openedBy, OpenedAt = now };
        return Apply(seed, events, now) with { Version = 1 };
    }

    /// <summary>Decides a command on an existing ticket that nothing else holds.</summary>
    public static Decision<TicketEvent> Decide(Ticket ticket, TicketCommand command, DateTimeOffset now) => Decide(ticket, command, TicketFacts.None, now);

    /// <summary>Decides a command on an existing ticket. Total: every state and command has an answer.</summary>
    public static Decision<TicketEvent> Decide(Ticket ticket, TicketCommand command, TicketFacts facts, DateTimeOffset now) => command switch
    {
        TicketCommand.AddNote c => Text("note", c.Text) ?? Accept(new TicketEvent.NoteAdded(c.Text.Trim())),
        TicketCommand.LinkCall c => facts.Calls.Contains(c.InteractionId)
            ? Refuse("CallIsLinked", ("number", ticket.Number))
            : Accept(new TicketEvent.CallLinked(c.InteractionId)),
        TicketCommand.Reopen c => Step(ticket, TicketStatus.InProgress, c.Reason, new TicketEvent.Reopened(c.Reason), mustBe: TicketStatus.Closed),
        _ when !ticket.IsOpen => Refuse("TicketIsFinal", ("number", ticket.Number), ("status", ticket.Status.ToString())),
        TicketCommand.Edit c => Edit(ticket, c.Details),
        TicketCommand.Promise c => Text("promise", c.Text) ?? (c.For <= now ? Refuse("PromiseMustBeInTheFuture") : Accept(new TicketEvent.Promised(c.Text.Trim(), c.For))),
        TicketCommand.Schedule c => Check(c.Slot, now) is { } refusal
            ? new Decision<TicketEvent>.Refused(refusal)
            : Step(ticket, TicketStatus.Scheduled, new TicketEvent.Scheduled(c.Slot)),
        TicketCommand.SolveByPhone c => SolveByPhone(ticket, c),
        TicketCommand.Observe c => c.Until <= now
            ? Refuse("ObservationMustEndInTheFuture")
            : Step(ticket, TicketStatus.Observing, new TicketEvent.ObservationStarted(c.Until)),
        TicketCommand.FaultReturned => Step(ticket, TicketStatus.Open, new TicketEvent.FaultReturned()),
        TicketCommand.Dispatch c => Text("to", c.To) ?? Step(ticket, TicketStatus.Dispatched, new TicketEvent.Dispatched(c.To.Trim())),
        TicketCommand.StartWork => Step(ticket, TicketStatus.InProgress, new TicketEvent.WorkStarted()),
        TicketCommand.Wait c => Step(ticket, TicketStatus.Waiting, new TicketEvent.WaitStarted(c.Reason)),
        TicketCommand.CompleteWork { Charged: { } charged } when charged > facts.Accepted =>
            Refuse(Dispatch.PriceRules.MustBeAccepted, ("field", "charged"), ("charged", charged.ToString()), ("quoted", facts.Accepted.ToString())),
        TicketCommand.CompleteWork c => Step(ticket, TicketStatus.WorkDone, c.Result, new TicketEvent.WorkCompleted(c.Result, c.Charged)),
        TicketCommand.Audit c when TicketTransitions.Allows(ticket.Status, TicketStatus.Audited) && ComplaintRules.Audit(ticket, c.Leader, facts.Complaint) is { } refusal => new Decision<TicketEvent>.Refused(refusal),
        TicketCommand.Audit => Step(ticket, TicketStatus.Audited, facts, new TicketEvent.Audited()),
        TicketCommand.Close when ComplaintRules.Close(ticket) is { } refusal => new Decision<TicketEvent>.Refused(refusal),
        TicketCommand.Close => Step(ticket, TicketStatus.Closed, facts, new TicketEvent.Closed()),
        TicketCommand.JudgeRepeat c => JudgeRepeat(ticket, c, facts),
        TicketCommand.Cancel c => Step(ticket, TicketStatus.Cancelled, c.Reason, new TicketEvent.Cancelled(c.Reason)),
        TicketCommand.Merge c => c.Into == ticket.Id
            ? Refuse("TicketCannotMergeIntoItself", ("number", ticket.Number))
            : Step(ticket, TicketStatus.Merged, facts, new TicketEvent.Merged(c.Into)),
        _ => throw new UnreachableException(command.GetType().Name),
    };

    /// <summary>The ticket after facts, in order.</summary>
    public static Ticket Apply(Ticket ticket, IEnumerable<TicketEvent> events, DateTimeOffset now) =>
        events.Aggregate(ticket, (t, e) => Apply(t, e, now)) with { UpdatedAt = now };

    /// <summary>The ticket after one fact.</summary>
    public static Ticket Apply(Ticket ticket, TicketEvent fact, DateTimeOffset now) => fact switch
    {
        TicketEvent.Opened e => Opened(ticket, e.Draft),
        TicketEvent.Edited e => WithDetails(ticket, e.Details),
        TicketEvent.Scheduled e => Answered(To(ticket, TicketStatus.Scheduled), now) with { AppointmentFrom = e.Slot.From, AppointmentTo = e.Slot.To },
        TicketEvent.PhoneSolved => Answered(To(ticket, TicketStatus.PhoneSolved), now) with { WorkDoneAt = now },
        TicketEvent.ObservationStarted e => To(ticket, TicketStatus.Observing) with { ObserveUntil = e.Until },
        TicketEvent.FaultReturned => To(ticket, TicketStatus.Open) with { ObserveUntil = null, WorkDoneAt = null },
        TicketEvent.Dispatched e => Answered(To(ticket, TicketStatus.Dispatched), now) with { DispatchedTo = e.To },
        TicketEvent.WorkStarted => Answered(To(ticket, TicketStatus.InProgress), now) with { WorkDoneAt = null },
        TicketEvent.WaitStarted e => To(ticket, TicketStatus.Waiting) with { WaitReason = e.Reason, WaitingSince = now },
        TicketEvent.WorkCompleted e => To(ticket, TicketStatus.WorkDone) with { WorkDoneAt = now, Charged = e.Charged },
        TicketEvent.Audited => To(ticket, TicketStatus.Audited),
        TicketEvent.Closed => To(ticket, TicketStatus.Closed) with { ClosedAt = now },
        TicketEvent.Cancelled => To(ticket, TicketStatus.Cancelled) with { ClosedAt = now },
        TicketEvent.Merged e => To(ticket, TicketStatus.Merged) with { ClosedAt = now, MergedIntoId = e.Into },
        TicketEvent.Reopened => To(ticket, TicketStatus.InProgress) with { ClosedAt = null, WorkDoneAt = null, ReopenCount = ticket.ReopenCount + 1 },
        TicketEvent.Promised e => ticket with { PromiseText = e.Text, PromisedFor = e.For },
        TicketEvent.CallLinked e => ticket with { InteractionId = ticket.InteractionId ?? e.InteractionId },
        TicketEvent.RepeatJudged e => ticket with { RepeatOfId = e.Of, NotRepeatReason = e.Reason, IsGuaranteeRepeat = e.Of is not null && e.IsInGuarantee },
        TicketEvent.NoteAdded or TicketEvent.TimeLimitReached or TicketEvent.ApprovalAsked or TicketEvent.ApprovalDecided or TicketEvent.TookIn
            or TicketEvent.SettlementHeld or TicketEvent.SettlementReleased => ticket,
        _ => throw new UnreachableException(fact.GetType().Name),
    };

    private static Refusal? Check(TicketDetails details)
    {
        List<string> missing = [];
        if (details.CustomerId is null && string.IsNullOrWhiteSpace(details.ReporterName)) missing.Add("customer");
        var needsFault = details.Type == TicketType.Repair;
        if (needsFault && details.UnitId is null && string.IsNullOrWhiteSpace(details.CategoryCode)) missing.Add("unit");
        if (needsFault && string.IsNullOrWhiteSpace(details.SymptomCode) && string.IsNullOrWhiteSpace(details.Description)) missing.Add("symptom");
        if (!needsFault && string.IsNullOrWhiteSpace(details.Description) && string.IsNullOrWhiteSpace(details.SymptomCode)) missing.Add("description");
        if (missing.Count > 0) return Refusal.Of(Refusal.RequiredFieldsMissing, ("fields", string.Join(',', missing)));
        return Long("description", details.Description, TicketDetails.DescriptionLength)
            ?? Long("reporterName", details.ReporterName, TicketDetails.NameLength)
            ?? Long("appointmentWish", details.AppointmentWish, TicketDetails.LineLength)
            ?? Long("priorityReason", details.PriorityReason, TicketDetails.LineLength);
    }

    private static Refusal? Long(string field, string? text, int limit) =>
        text?.Length > limit ? Refusal.Of("TextTooLong", ("field", field), ("limit", limit.ToString(CultureInfo.InvariantCulture))) : null;

    // What was told to the customer must be known: to the one who calls him after the observation, and to the article's judges. A question needs no article.
    private static Decision<TicketEvent> SolveByPhone(Ticket ticket, TicketCommand.SolveByPhone command)
    {
        if (ticket.IsSafetyCritical) return Refuse("SafetyFaultIsNeverSolvedByPhone", ("number", ticket.Number));
        if (ticket.Type == TicketType.Complaint) return Refuse(ComplaintRules.NotByPhone, ("number", ticket.Number));
        if (ticket.Type == TicketType.Repair && string.IsNullOrWhiteSpace(command.ArticleId)) return Refuse(SolutionNeedsArticle, ("field", "article"));
        return Step(ticket, TicketStatus.PhoneSolved, new TicketEvent.PhoneSolved(command.ArticleId, command.Article, command.ArticleVersion));
    }

    private static Decision<TicketEvent> Edit(Ticket ticket, TicketDetails details)
    {
        if (Check(details) is { } refusal) return new Decision<TicketEvent>.Refused(refusal);
        if (details.Priority != ticket.Priority && string.IsNullOrWhiteSpace(details.PriorityReason)) return Refuse(PriorityNeedsReason, ("field", "priorityReason"));
        return Accept(new TicketEvent.Edited(details, TicketChanges.Between(TicketDetails.Of(ticket), details)));
    }

    // Reference §5.4, 7: the same unit and symptom inside the window names the earlier order or says why it is none.
    private static Refusal? CheckRepeat(TicketDraft draft)
    {
        if (draft.NotRepeatReason?.Length > TextLength)
            return Refusal.Of("TextTooLong", ("field", "reason"), ("limit", TextLength.ToString(CultureInfo.InvariantCulture)));
        return draft.Earlier is { } earlier && draft.RepeatOf is null && string.IsNullOrWhiteSpace(draft.NotRepeatReason)
            ? Refusal.Of(RepeatMustBeNamed, ("number", earlier.Number))
            : null;
    }

    private static Decision<TicketEvent> JudgeRepeat(Ticket ticket, TicketCommand.JudgeRepeat command, TicketFacts facts)
    {
        if (command.Of == ticket.Id) return Refuse("TicketCannotRepeatItself", ("number", ticket.Number));
        if (command.Of is { } named) return Accept(new TicketEvent.RepeatJudged(named, null, facts.Named is { } earlier && earlier.Id == named && earlier.IsInGuaranteeAt(ticket.OpenedAt)));
        return Text("reason", command.Reason) ?? Accept(new TicketEvent.RepeatJudged(null, command.Reason!.Trim()));
    }

    private static Decision<TicketEvent> Step(Ticket ticket, TicketStatus to, TicketFacts facts, TicketEvent fact) =>
        facts.OpenApprovals is [var approval, ..] && TicketTransitions.Allows(ticket.Status, to)
            ? Refuse("ApprovalIsOpen", ("number", ticket.Number), ("approval", approval))
            : Step(ticket, to, fact);

    private static Refusal? Check(AppointmentSlot slot, DateTimeOffset now)
    {
        if (slot.To <= slot.From) return Refusal.Of("AppointmentMustEndAfterItStarts");
        return slot.To <= now ? Refusal.Of("AppointmentMustBeInTheFuture") : null;
    }

    private static Decision<TicketEvent>? Text(string field, string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return Refuse(Refusal.RequiredFieldsMissing, ("fields", field));
        return text.Length > TextLength ? Refuse("TextTooLong", ("field", field), ("limit", TextLength.ToString(CultureInfo.InvariantCulture))) : null;
    }

    private static Decision<TicketEvent> Step(Ticket ticket, TicketStatus to, string? reason, TicketEvent fact, TicketStatus? mustBe = null) =>
        Text("reason", reason) ?? Step(ticket, to, fact, mustBe);

    private static Decision<TicketEvent> Step(Ticket ticket, TicketStatus to, TicketEvent fact, TicketStatus? mustBe = null) =>
        TicketTransitions.Allows(ticket.Status, to) && (mustBe is null || ticket.Status == mustBe)
            ? Accept(fact)
            : Refuse("TransitionNotAllowed", ("from", ticket.Status.ToString()), ("to", to.ToString()));

    private static Ticket Opened(Ticket ticket, TicketDraft draft) => WithDetails(ticket, draft.Details) with
    {
        Status = TicketStatus.Open,
        Channel = draft.Channel,
        SiteId = draft.SiteId,
        InteractionId = draft.InteractionId,
        EntitlementStatus = draft.Entitlement?.Status,
        EntitlementLastDay = draft.Entitlement?.LastDay,
        EntitlementReason = draft.Entitlement?.ReasonKey,
        EntitlementRemedies = draft.Entitlement?.Remedies,
        ResponseDueAt = draft.Due.Response,
        ResolutionDueAt = draft.Due.Resolution,
        RepeatOfId = draft.RepeatOf,
        NotRepeatReason = draft.NotRepeatReason?.Trim(),
        IsGuaranteeRepeat = draft.RepeatOf is not null && draft.RepeatOf == draft.Earlier?.Id && draft.Earlier.IsInGuaranteeAt(ticket.OpenedAt),
    };

    private static Ticket WithDetails(Ticket ticket, TicketDetails details) => ticket with
    {
        Type = details.Type,
        CustomerId = details.CustomerId,
        UnitId = details.UnitId,
        AddressId = details.AddressId,
        ReporterName = details.ReporterName,
        ReporterE164 = details.ReporterE164,
        CategoryCode = details.CategoryCode,
        SymptomCode = details.SymptomCode,
        IsSafetyCritical = details.IsSafetyCritical,
        Description = details.Description.Trim(),
        Priority = details.Priority,
        PriorityReason = string.IsNullOrWhiteSpace(details.PriorityReason) ? null : details.PriorityReason.Trim(),
        Severity = details.Severity,
        AppointmentWish = string.IsNullOrWhiteSpace(details.AppointmentWish) ? null : details.AppointmentWish.Trim(),
    };

    private static Ticket To(Ticket ticket, TicketStatus status) => ticket with { Status = status, WaitReason = null, WaitingSince = null };

    private static Ticket Answered(Ticket ticket, DateTimeOffset now) => ticket with { RespondedAt = ticket.RespondedAt ?? now };

    private static Decision<TicketEvent>.Accepted Accept(params ReadOnlySpan<TicketEvent> facts) => new([.. facts]);

    private static Decision<TicketEvent>.Refused Refuse(string rule, params ReadOnlySpan<(string Name, string Value)> parameters) =>
        new(Refusal.Of(rule, parameters));
}
