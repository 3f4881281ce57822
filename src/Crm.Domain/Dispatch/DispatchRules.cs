using System.Diagnostics;
using System.Globalization;
using Crm.Domain.Tickets;

namespace Crm.Domain.Dispatch;

/// <summary>What may happen to a visit, and what follows.</summary>
public static class DispatchRules
{
    /// <summary>Longest reason that is kept.</summary>
    public const int ReasonLength = 200;

    /// <summary>Visits that one technician can do in a half day.</summary>
    public const int VisitsPerHalfDay = 3;

    /// <summary>People who may go along with the lead: a car has five seats.</summary>
    public const int MostAssistants = 4;

    private static readonly TimeSpan LongestWindow = TimeSpan.FromHours(12);

    /// <summary>True when a ticket of this type is served by a visit; questions and complaints are not.</summary>
    public static bool NeedsVisit(TicketType type) => type is not (TicketType.Consult or TicketType.Complaint);

    /// <summary>Decides whether a ticket may get a visit.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="open">The number of its open order, or null.</param>
    /// <param name="visits">How many orders it had.</param>
    public static Decision<DispatchEvent> Propose(Ticket ticket, string? open, int visits)
    {
        if (!ticket.IsOpen) return Refuse("TicketIsFinal", ("number", ticket.Number), ("status", ticket.Status.ToString()));
        if (open is not null) return Refuse("TicketHasAnOpenOrder", ("number", ticket.Number), ("order", open));
        return ticket.Status is TicketStatus.WorkDone or TicketStatus.Audited or TicketStatus.PhoneSolved or TicketStatus.Observing
            ? Refuse("TicketNeedsNoVisit", ("number", ticket.Number), ("status", ticket.Status.ToString()))
            : Accept(new DispatchEvent.Proposed(visits + 1));
    }

    /// <summary>The order that an accepted proposal makes.</summary>
    public static DispatchOrder Create(DispatchOrderId id, string number, TicketId ticket, string createdBy, ImmutableArray<DispatchEvent> events, DateTimeOffset now)
    {
        var seed = new DispatchOrder { Id = id, Number = number, TicketId = ticket, OpenTicketId = ticket, CreatedBy = createdBy, ProposedAt = now };
        return Apply(seed, events, now) with { Version = 1 };
    }

    /// <summary>Decides a command on an existing order. Total: every state and command has an answer.</summary>
    public static Decision<DispatchEvent> Decide(DispatchOrder order, DispatchCommand command, DispatchFacts facts, DateTimeOffset now) => command switch
    {
        DispatchCommand.Assign c => Assign(order, c, facts.Assignment ?? throw new ArgumentException("An assignment needs its facts.", nameof(facts)), now),
        DispatchCommand.EnterDistance c => Distance(order, c),
        DispatchCommand.Accept => Step(order, DispatchStatus.Accepted, new DispatchEvent.Accepted()),
        DispatchCommand.Reject c => Text("reason", c.Reason) ?? Step(order, DispatchStatus.Proposed, new DispatchEvent.Rejected(c.Reason.Trim()), mustBe: DispatchStatus.Assigned),
        DispatchCommand.Depart c => Timed(order, new VisitTimes(DepartedAt: c.At), now) ?? Step(order, DispatchStatus.Departed, new DispatchEvent.Departed(c.At)),
        DispatchCommand.Arrive c => Timed(order, new VisitTimes(ArrivedAt: c.At), now) ?? Step(order, DispatchStatus.Arrived, new DispatchEvent.Arrived(c.At)),
        DispatchCommand.Begin c => Timed(order, new VisitTimes(StartedAt: c.At), now) ?? Step(order, DispatchStatus.Working, new DispatchEvent.Began(c.At)),
        DispatchCommand.Finish c => Finish(order, c, facts.Completion ?? throw new ArgumentException("A result needs its facts.", nameof(facts)), now),
        DispatchCommand.ReportNoAccess c => Next(c.Next, now) ?? Timed(order, c.Times, now) ?? TooLong("note", c.Note)
            ?? Step(order, DispatchStatus.NoAccess, new DispatchEvent.NoAccess(c.Times, c.Next, c.Note?.Trim())),
        DispatchCommand.Cancel c => Text("reason", c.Reason) ?? Step(order, DispatchStatus.Cancelled, new DispatchEvent.Cancelled(c.Reason.Trim())),
        DispatchCommand.Reinstate => Step(order, DispatchStatus.Proposed, new DispatchEvent.Reinstated(), mustBe: DispatchStatus.Cancelled),
        _ => throw new UnreachableException(command.GetType().Name),
    };

    /// <summary>The order after facts, in order.</summary>
    public static DispatchOrder Apply(DispatchOrder order, ImmutableArray<DispatchEvent> events, DateTimeOffset now) =>
        events.Aggregate(order, (o, fact) => Apply(o, fact, now) with { UpdatedAt = now });

    /// <summary>The order after one fact.</summary>
    public static DispatchOrder Apply(DispatchOrder order, DispatchEvent fact, DateTimeOffset now) => fact switch
    {
        DispatchEvent.Proposed e => order with { Status = DispatchStatus.Proposed, VisitNo = e.VisitNo },
        DispatchEvent.Assigned e => Unsent(order) with
        {
            Status = DispatchStatus.Assigned, Assistants = e.Assistants, Overridden = e.Overridden, DistanceMetres = e.Distance?.Metres, DistanceBasis = e.Distance?.Basis, SiteCode = e.SiteCode, TechnicianCode = e.TechnicianCode, AssignedAt = now, OverrideReason = e.OverrideReason,
            WindowFrom = e.Slot.From, WindowTo = e.Slot.To, Day = e.Day, Half = e.Half, RejectReason = null,
        },
        DispatchEvent.DistanceEntered e => order with { DistanceMetres = e.Distance?.Metres, DistanceBasis = e.Distance?.Basis },
        DispatchEvent.Accepted => order with { Status = DispatchStatus.Accepted, AcceptedAt = now },
        DispatchEvent.Rejected e => Unsent(order) with { Status = DispatchStatus.Proposed, RejectReason = e.Reason },
        DispatchEvent.Departed e => order with { Status = DispatchStatus.Departed, DepartedAt = e.At },
        DispatchEvent.Arrived e => order with { Status = DispatchStatus.Arrived, ArrivedAt = e.At },
        DispatchEvent.Began e => order with { Status = DispatchStatus.Working, StartedAt = e.At },
        DispatchEvent.Done e => Over(order, DispatchStatus.Done, e.Times, now),
        DispatchEvent.PartlyDone e => Over(order, DispatchStatus.PartlyDone, e.Times, now),
        DispatchEvent.NoAccess e => Over(order, DispatchStatus.NoAccess, e.Times, now),
        DispatchEvent.Cancelled e => order with { Status = DispatchStatus.Cancelled, OpenTicketId = null, CancelReason = e.Reason, CancelledAt = now },
        DispatchEvent.Reinstated => Unsent(order) with { Status = DispatchStatus.Proposed, OpenTicketId = order.TicketId, CancelReason = null, CancelledAt = null },
        _ => throw new UnreachableException(fact.GetType().Name),
    };

    private static Decision<DispatchEvent> Assign(DispatchOrder order, DispatchCommand.Assign command, AssignmentFacts facts, DateTimeOffset now)
    {
        if (!DispatchTransitions.Allows(order.Status, DispatchStatus.Assigned)) return NotAllowed(order, DispatchStatus.Assigned);
        if (Window(command.Slot, now) is { } badWindow) return badWindow;
        if (facts.Site.State != ServiceSiteState.Active) return Refuse("SiteTakesNoOrders", ("site", facts.Site.Code));
        if (facts.Technician is { } sent)
        {
            if (sent.SiteCode != facts.Site.Code) return Refuse("TechnicianIsOfAnotherSite", ("technician", sent.Code), ("site", facts.Site.Code));
            if (sent.State != TechnicianState.Active) return Refuse("TechnicianIsNotAvailable", ("technician", sent.Code));
        }

        if (Crew(command) is { } badCrew) return badCrew;
        if (TooLong("overrideReason", command.OverrideReason) is { } tooLong) return tooLong;
        var reason = string.IsNullOrWhiteSpace(command.OverrideReason) ? null : command.OverrideReason.Trim();
        var findings = DispatchChecks.Find(facts);
        if (findings is [var first, ..] && (reason is null || first.Level == CheckLevel.Stop)) return new Decision<DispatchEvent>.Refused(first.Refusal);
        if (!command.MayOverrideTrip && findings.FirstOrDefault(f => f.Refusal.Rule == TripRules.Tripped) is { } tripped)
            return new Decision<DispatchEvent>.Refused(tripped.Refusal with { Rule = TripRules.NeedsALeader });
        return Accept(new DispatchEvent.Assigned(command.SiteCode, command.TechnicianCode, command.Slot, facts.Day, facts.Half, reason)
        {
            Assistants = command.Assistants, Overridden = findings.IsEmpty ? [] : [.. findings.Select(f => f.Refusal.Rule).Distinct(StringComparer.Ordinal)], Distance = facts.Distance,
        });
    }

    private static Decision<DispatchEvent>? Crew(DispatchCommand.Assign command)
    {
        if (command.Assistants.IsDefaultOrEmpty) return null;
        if (command.TechnicianCode is null) return Refuse("CrewNeedsALead");
        if (command.Assistants.Contains(command.TechnicianCode) || command.Assistants.Distinct(StringComparer.Ordinal).Count() < command.Assistants.Length)
            return Refuse("CrewNamesSomebodyTwice");
        return command.Assistants.Length > MostAssistants ? Refuse("CrewIsTooLarge", ("limit", Number(MostAssistants))) : null;
    }

    private static Decision<DispatchEvent> Distance(DispatchOrder order, DispatchCommand.EnterDistance command)
    {
        if (!order.IsOpen || order.SiteCode is null) return NotAllowed(order, order.Status);
        return command.Metres is < 0 or > DistanceRules.MostKilometres * 1000
            ? Refuse("AmountOutOfRange", ("field", "distance"), ("limit", Number(DistanceRules.MostKilometres)))
            : Accept(new DispatchEvent.DistanceEntered(command.Metres is { } metres ? new Distance(metres, Crm.Domain.Dispatch.DistanceBasis.Entered) : null));
    }

    /// <summary>What speaks against an assignment first of all (JR-09), or null; all of it: <see cref="DispatchChecks.Find"/>.</summary>
    public static Refusal? Unreasonable(AssignmentFacts facts) => DispatchChecks.Find(facts) is [var first, ..] ? first.Refusal : null;

    private static Decision<DispatchEvent> Finish(DispatchOrder order, DispatchCommand.Finish command, CompletionFacts facts, DateTimeOffset now)
    {
        var isPartly = command.Result.NextStep is not null;
        var to = isPartly ? DispatchStatus.PartlyDone : DispatchStatus.Done;
        if (!DispatchTransitions.Allows(order.Status, to)) return NotAllowed(order, to);
        if (CompletionRules.Check(command.Result, facts) is { } refusal) return new Decision<DispatchEvent>.Refused(refusal);
        var began = command.Times.StartedAt ?? order.StartedAt ?? command.Times.FinishedAt ?? now;
        if (PriceRules.Check(command.Result, facts.Quotations, began) is { } unpriced) return new Decision<DispatchEvent>.Refused(unpriced);
        if (CompletionRules.CheckCrew(command.Result, order, command.Times.FinishedAt) is { } badCrew) return new Decision<DispatchEvent>.Refused(badCrew);
        if (command.Result.Next is { } next && Next(next, now) is { } badNext) return badNext;
        if (command.Times.FinishedAt is null) return Refuse(Refusal.RequiredFieldsMissing, ("fields", "finished"));
        if (Timed(order, command.Times, now) is { } badTimes) return badTimes;
        var result = command.Result with { QuotationNumber = PriceRules.Covering(command.Result.Charged, facts.Quotations, began)?.Number };
        return isPartly ? Accept(new DispatchEvent.PartlyDone(result, command.Times)) : Accept(new DispatchEvent.Done(result, command.Times));
    }

    private static Decision<DispatchEvent>? Next(NextVisit next, DateTimeOffset now)
    {
        if (next.Step != NextStep.NewVisit) return null;
        return next.Slot is { } slot ? Window(slot, now) : Refuse(Refusal.RequiredFieldsMissing, ("fields", "nextSlot"));
    }

    /// <summary>Invariant 9, to the minute, because that is how people write times down: assigned ≤ departed ≤ arrived ≤ started ≤ finished ≤ now.</summary>
    private static Decision<DispatchEvent>? Timed(DispatchOrder order, VisitTimes times, DateTimeOffset now)
    {
        (string Name, DateTimeOffset? At)[] line =
        [
            ("assigned", order.AssignedAt), ("departed", times.DepartedAt ?? order.DepartedAt), ("arrived", times.ArrivedAt ?? order.ArrivedAt),
            ("started", times.StartedAt ?? order.StartedAt), ("finished", times.FinishedAt ?? order.FinishedAt),
        ];
        (string Name, long Minute)? last = null;
        foreach (var (name, at) in line)
        {
            if (at is not { } instant) continue;
            var minute = Minute(instant);
            if (last is { } before && minute < before.Minute) return Refuse("VisitTimesMustFollowEachOther", ("earlier", before.Name), ("later", name));
            last = (name, minute);
        }

        return last is { } end && end.Minute > Minute(now) ? Refuse("VisitTimesMustNotBeInTheFuture", ("later", end.Name)) : null;
    }

    private static long Minute(DateTimeOffset instant) => instant.UtcTicks / TimeSpan.TicksPerMinute;

    private static Decision<DispatchEvent>? Window(AppointmentSlot slot, DateTimeOffset now)
    {
        if (slot.To <= slot.From) return Refuse("AppointmentMustEndAfterItStarts");
        if (slot.To - slot.From > LongestWindow) return Refuse("VisitWindowIsTooLong", ("hours", Number((int)LongestWindow.TotalHours)));
        return slot.To <= now ? Refuse("AppointmentMustBeInTheFuture") : null;
    }

    private static Decision<DispatchEvent> Step(DispatchOrder order, DispatchStatus to, DispatchEvent fact, DispatchStatus? mustBe = null) =>
        DispatchTransitions.Allows(order.Status, to) && (mustBe is null || order.Status == mustBe) ? Accept(fact) : NotAllowed(order, to);

    private static Decision<DispatchEvent>? Text(string field, string? text) =>
        string.IsNullOrWhiteSpace(text) ? Refuse(Refusal.RequiredFieldsMissing, ("fields", field)) : TooLong(field, text);

    private static Decision<DispatchEvent>? TooLong(string field, string? text) =>
        text?.Length > ReasonLength ? Refuse("TextTooLong", ("field", field), ("limit", Number(ReasonLength))) : null;

    private static DispatchOrder Unsent(DispatchOrder order) => order with
    {
        SiteCode = null, TechnicianCode = null, Assistants = [], Overridden = [], DistanceMetres = null, DistanceBasis = null, AssignedAt = null, AcceptedAt = null, DepartedAt = null, ArrivedAt = null, StartedAt = null, OverrideReason = null,
    };

    private static DispatchOrder Over(DispatchOrder order, DispatchStatus status, VisitTimes times, DateTimeOffset now) => order with
    {
        Status = status,
        OpenTicketId = null,
        DepartedAt = times.DepartedAt ?? order.DepartedAt,
        ArrivedAt = times.ArrivedAt ?? order.ArrivedAt,
        StartedAt = times.StartedAt ?? order.StartedAt,
        FinishedAt = times.FinishedAt ?? now,
    };

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static Decision<DispatchEvent>.Accepted Accept(DispatchEvent fact) => new([fact]);

    private static Decision<DispatchEvent> NotAllowed(DispatchOrder order, DispatchStatus to) =>
        Refuse("VisitStepNotAllowed", ("order", order.Number), ("fromVisit", order.Status.ToString()), ("toVisit", to.ToString()));

    private static Decision<DispatchEvent>.Refused Refuse(string rule, params ReadOnlySpan<(string Name, string Value)> parameters) =>
        new(Refusal.Of(rule, parameters));
}
