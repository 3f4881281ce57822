using Crm.Domain;
using Crm.Domain.Callbacks;
using Crm.Domain.Quality;
using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Persistence.Administration;
using Persistence.Conventions;
using Persistence.History;
using Persistence.Tickets;

namespace Persistence.Callbacks;

/// <summary>What an answered call-back sets going, in the same transaction: exceptions, rectification, complaint with its ticket, approval, score, and the end of an observed ticket.</summary>
internal static class CallbackOutcome
{
    /// <summary>Makes sure that the counters' rows exist before the transaction that may use them.</summary>
    public static async Task EnsureNumbersAsync(NumberSequences numbers, DateTimeOffset now, CancellationToken ct)
    {
        var day = SiteZone.DayOf(now);
        foreach (var kind in Enum.GetValues<FollowUpKind>())
            await numbers.EnsureAsync(FollowUpRules.DayKey(kind, day), ct);
        await numbers.EnsureAsync(TicketNumber.DayKey(day), ct);
    }

    /// <summary>Raises what the answers demand.</summary>
    public static async Task<IReadOnlyList<CallbackFollowUp>> FollowAsync(
        AppDb db, CallbackPolicy policy, CallbackTask task, string agent, Actor actor, DateTimeOffset now, CancellationToken ct)
    {
        var ticket = await db.Tickets.SingleAsync(t => t.Id == task.TicketId, ct);
        var answers = task.Answers!;
        List<CallbackFollowUp> raised = [];
        foreach (var draft in FollowUpRules.Of(answers, task.Kind, ticket.Charged, policy))
            raised.Add(await RaiseAsync(db, task, ticket, draft, agent, actor, now, ct));
        await ScoreAsync(db, task, ticket, agent, now, ct);
        if (task.Kind == CallbackKind.Complaint && !ComplaintRules.IsGood(answers, policy) && ticket.Status == TicketStatus.WorkDone)
            await TicketStore.ChangeWithinAsync(db, ticket, [new TicketCommand.StartWork()], policy, actor, now, ct);
        if (task.Kind == CallbackKind.Observe && answers.IsSolved is { } isSolved) await ObservedAsync(db, policy, ticket, isSolved, actor, now, ct);
        return raised;
    }

    public static FollowUpFact FactOf(CallbackFollowUp f, Actor actor) => new(f.Id, f.Number, f.Kind, f.State, f.CallbackId, f.TicketId, actor.Id);

    private static async Task<CallbackFollowUp> RaiseAsync(
        AppDb db, CallbackTask task, Ticket ticket, FollowUpDraft draft, string agent, Actor actor, DateTimeOffset now, CancellationToken ct)
    {
        var day = SiteZone.DayOf(now);
        var isFee = draft.Kind == FollowUpKind.FeeException;
        var followUp = new CallbackFollowUp
        {
            Id = Guid.CreateVersion7(now),
            Number = FollowUpRules.NumberOf(draft.Kind, day, await NumberSequences.NextAsync(db, FollowUpRules.DayKey(draft.Kind, day), ct)),
            CallbackId = task.Id,
            TicketId = ticket.Id,
            CustomerId = ticket.CustomerId,
            Kind = draft.Kind,
            Causes = string.Join(',', draft.Causes),
            Demand = task.Answers!.Notes,
            Said = isFee ? task.ChargedSaid : null,
            Recorded = isFee ? ticket.Charged : null,
            ComplaintTicketId = draft.Kind == FollowUpKind.Complaint ? await ComplainAsync(db, task, ticket, actor, now, ct) : null,
            CreatedAt = now,
            CreatedBy = agent,
            DueAt = now + draft.Within,
            Version = 1,
        };
        db.Add(followUp);
        await SettlementHoldRows.RaiseAsync(db, SettlementHoldRules.Of(followUp), actor, now, ct);
        CallbackRows.Tell(db, "callback.followUpRaised", FactOf(followUp, actor), now);
        return followUp;
    }

    private static async Task<TicketId> ComplainAsync(AppDb db, CallbackTask task, Ticket ticket, Actor actor, DateTimeOffset now, CancellationToken ct)
    {
        var details = new TicketDetails
        {
            Type = TicketType.Complaint, CustomerId = ticket.CustomerId, UnitId = ticket.UnitId, AddressId = ticket.AddressId, ReporterName = ticket.ReporterName,
            ReporterE164 = ticket.ReporterE164, CategoryCode = ticket.CategoryCode, Priority = TicketPriority.High,
            Description = task.Answers!.Notes is { Length: > 0 } words ? $"{ticket.Number} {words}" : ticket.Number,
        };
        return await TicketStore.OpenInAsync(db, new OpenTicket(details, SiteId: ticket.SiteId), actor, now, ct) is SaveResult<Ticket>.Saved opened
            ? opened.Value.Id
            : throw new InvalidOperationException("A complaint of a stored ticket's customer must be lawful.");
    }

    private static async Task ScoreAsync(AppDb db, CallbackTask task, Ticket ticket, string agent, DateTimeOffset now, CancellationToken ct)
    {
        if (task.CallId is { } call)
        {
            // The batched history may not have the call yet; what it knows merges into this row.
            var row = await db.Interactions.SingleOrDefaultAsync(i => i.Id == call, ct);
            if (row is null) db.Interactions.Add(row = new InteractionRow { Id = call, SiteId = task.SiteId, Direction = InteractionDirection.Outbound, ReceivedAt = now });
            // A call about several tickets of a customer is the one's it was dialled for; the others are found by their attempts.
            row.TicketId ??= ticket.Id;
            row.CustomerId ??= ticket.CustomerId;
            row.UnitId ??= ticket.UnitId;
        }

        if (task.Score is not { } score || (task.CallId ?? ticket.InteractionId) is not { } interaction) return;
        var evaluation = new Evaluation
        {
            Id = Guid.CreateVersion7(now), InteractionId = interaction, Source = EvaluationSource.Callback, AgentId = task.OpenedBy, Score = score * 20, At = now, ReviewerId = agent,
        };
        db.Evaluations.Add(evaluation);
        CallbackRows.Tell(db, "evaluation.given", new { evaluation.Id, evaluation.InteractionId, evaluation.Source, evaluation.Score }, now);
    }

    // Observed and well: the ticket is over. The fault is back: it goes on where it was.
    private static async Task ObservedAsync(AppDb db, CallbackPolicy policy, Ticket ticket, bool isSolved, Actor actor, DateTimeOffset now, CancellationToken ct)
    {
        TicketCommand command = isSolved ? new TicketCommand.Close() : new TicketCommand.FaultReturned();
        if (ticket.Status is not (TicketStatus.PhoneSolved or TicketStatus.Observing)) return;
        // A low score holds the closing: the ticket then stays as it is until a leader has decided (KP-29).
        await TicketStore.ChangeWithinAsync(db, ticket, [command], policy, actor, now, ct);
    }
}
