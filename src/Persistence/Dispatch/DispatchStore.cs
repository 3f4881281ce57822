using System.Collections.Immutable;
using System.Globalization;
using Crm.Domain;
using Crm.Domain.Callbacks;
using Crm.Domain.Dispatch;
using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Persistence.Administration;
using Persistence.Tickets;

namespace Persistence.Dispatch;

/// <summary>Makes and changes dispatch orders: the rules decide, then order, result, ticket, timeline and outbox go down in one transaction.</summary>
public sealed class DispatchStore(StoreWriter writer, NumberSequences numbers, CallbackPolicy callbacks, TimeProvider clock)
{
    /// <summary>Notes that a ticket wants a visit; nobody is sent yet.</summary>
    public Task<SaveResult<DispatchOrder>> ProposeAsync(TicketId ticket, Actor actor, CancellationToken ct) => OnTicketAsync(ticket, null, actor, ct);

    /// <summary>Sends somebody for a ticket: its proposed order is taken, or a new one is made.</summary>
    public Task<SaveResult<DispatchOrder>> AssignAsync(TicketId ticket, DispatchCommand.Assign command, Actor actor, CancellationToken ct) => OnTicketAsync(ticket, command, actor, ct);

    /// <summary>Applies commands in order, all or none.</summary>
    /// <param name="id">Which order.</param>
    /// <param name="version">The version the commands were made on.</param>
    /// <param name="commands">What to do.</param>
    /// <param name="actor">Who does it.</param>
    /// <param name="ct">Stops before the commit, never after.</param>
    public Task<SaveResult<DispatchOrder>> ChangeAsync(DispatchOrderId id, int version, IReadOnlyList<DispatchCommand> commands, Actor actor, CancellationToken ct) =>
        writer.WriteAsync<DispatchOrder>(
            async db =>
            {
                var now = clock.GetUtcNow();
                var of = await db.Set<DispatchOrder>().Where(o => o.Id == id).Select(o => (TicketId?)o.TicketId).SingleOrDefaultAsync(ct);
                if (of is not { } ticketId || await TicketLock.TakeAsync(db, ticketId, ct) is not { } ticket) return Refusal.Of(Refusal.NotFound, ("order", id.ToString()));
                var order = await db.Set<DispatchOrder>().SingleAsync(o => o.Id == id, ct);
                if (order.Version != version) return Refusal.Of(Refusal.StaleVersion, ("number", order.Number), ("version", Number(order.Version)));
                if (commands.Any(c => c is DispatchCommand.Reinstate) && await OpenNumberAsync(db, ticketId, ct) is { } other)
                    return Refusal.Of("TicketHasAnOpenOrder", ("number", ticket.Number), ("order", other));
                var first = order;
                foreach (var command in commands)
                {
                    switch (await StepAsync(db, first, order, ticket, command, actor, now, ct))
                    {
                        case SaveResult<DispatchOrder>.Refused refused:
                            return refused.Refusal;
                        case SaveResult<DispatchOrder>.Saved saved:
                            order = saved.Value;
                            break;
                    }
                }

                return order;
            },
            ct);

    /// <summary>Counts a printed slip and notes who took it, whether the numbers were in clear. No new version: whoever has the order open may go on.</summary>
    public Task<SaveResult<int>> CountPrintAsync(DispatchOrderId id, bool isRevealed, Actor actor, CancellationToken ct) => writer.WriteAsync<int>(
        async db =>
        {
            if (await db.Set<DispatchOrder>().Where(o => o.Id == id).ExecuteUpdateAsync(s => s.SetProperty(o => o.Prints, o => o.Prints + 1), ct) == 0)
                return Refusal.Of(Refusal.NotFound, ("order", id.ToString()));
            var row = await db.Set<DispatchOrder>().AsNoTracking().Where(o => o.Id == id).Select(o => new { o.Number, o.Prints }).SingleAsync(ct);
            Audit.Note(db, actor, "dispatch.printed", "dispatch:" + row.Number, clock.GetUtcNow(), after: Number(row.Prints) + (isRevealed ? " revealed" : ""));
            return row.Prints;
        },
        ct);

    private async Task<SaveResult<DispatchOrder>> OnTicketAsync(TicketId ticketId, DispatchCommand.Assign? command, Actor actor, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var day = SiteZone.DayOf(now);
        var key = DispatchNumber.DayKey(day);
        await numbers.EnsureAsync(key, ct);
        return await writer.WriteAsync<DispatchOrder>(
            async db =>
            {
                if (await TicketLock.TakeAsync(db, ticketId, ct) is not { } ticket) return Refusal.Of(Refusal.NotFound, ("ticket", ticketId.ToString()));
                var open = await db.Set<DispatchOrder>().SingleOrDefaultAsync(o => o.OpenTicketId == ticketId, ct);
                if (open is { Status: DispatchStatus.Proposed } && command is not null) return await StepAsync(db, open, open, ticket, command, actor, now, ct);
                var visits = await db.Set<DispatchOrder>().CountAsync(o => o.TicketId == ticketId, ct);
                if (DispatchRules.Propose(ticket, open?.Number, visits) is not Decision<DispatchEvent>.Accepted accepted)
                    return Refused(DispatchRules.Propose(ticket, open?.Number, visits));
                var number = DispatchNumber.Of(day, await NumberSequences.NextAsync(db, key, ct));
                var order = DispatchRules.Create(new DispatchOrderId(Guid.CreateVersion7(now)), number, ticketId, actor.Id, accepted.Events, now);
                db.Add(order);
                await VisitTimeline.NoteAsync(db, order, null, accepted.Events, actor, now, ct);
                return command is null ? order : await StepAsync(db, order, order, ticket, command, actor, now, ct);
            },
            ct);
    }

    private async Task<SaveResult<DispatchOrder>> StepAsync(
        AppDb db, DispatchOrder tracked, DispatchOrder order, Ticket ticket, DispatchCommand command, Actor actor, DateTimeOffset now, CancellationToken ct)
    {
        if (!ticket.IsOpen && command is not DispatchCommand.Cancel)
            return Refusal.Of("TicketIsFinal", ("number", ticket.Number), ("status", ticket.Status.ToString()));
        var read = await DispatchFactsReader.ReadAsync(db, order, ticket, command, now, ct);
        if (read is SaveResult<DispatchFacts>.Refused none) return none.Refusal;
        var facts = ((SaveResult<DispatchFacts>.Saved)read).Value;
        if (DispatchRules.Decide(order, command, facts, now) is not Decision<DispatchEvent>.Accepted accepted) return Refused(DispatchRules.Decide(order, command, facts, now));
        var next = DispatchRules.Apply(order, accepted.Events, now) with { Version = order.Version + 1 };
        db.Entry(tracked).CurrentValues.SetValues(next);
        await KeepAsync(db, next, accepted.Events, actor, now, ct);
        var sentTo = facts.Assignment is { } sent ? NameOf(sent) : "";
        var before = accepted.Events[^1] is DispatchEvent.Done ? await ChargedBeforeAsync(db, next, ct) : Money.Zero;
        var consequences = TicketConsequences.Of(ticket, next, accepted.Events, sentTo, before, now);
        if (consequences.Length > 0 && await TicketStore.ChangeWithinAsync(db, ticket, consequences, callbacks, actor, now, ct) is SaveResult<Ticket>.Refused refused)
            return refused.Refusal;
        await VisitTimeline.NoteAsync(db, next, sentTo, accepted.Events, actor, now, ct);
        return next;
    }

    private static async Task KeepAsync(AppDb db, DispatchOrder order, ImmutableArray<DispatchEvent> events, Actor actor, DateTimeOffset now, CancellationToken ct)
    {
        var result = events[^1] switch
        {
            DispatchEvent.Done e => e.Result,
            DispatchEvent.PartlyDone e => e.Result,
            DispatchEvent.NoAccess e => new VisitResult { WhatWasDone = e.Note ?? "", NextStep = e.Next.Step, NextFrom = e.Next.Slot?.From, NextTo = e.Next.Slot?.To },
            _ => null,
        };
        if (result is null) return;
        db.Add(result with { OrderId = order.Id, RecordedBy = actor.Id, RecordedAt = now, WhatWasDone = result.WhatWasDone.Trim(), SignedBy = result.SignedBy?.Trim(), AcceptedBy = result.AcceptedBy?.Trim() });
        var hold = SettlementHoldRules.Of(Guid.CreateVersion7(now), order, result, SiteZone.DayOf(order.FinishedAt ?? now), SiteZone.DayOf(now), actor.Id, now);
        await SettlementHoldRows.RaiseAsync(db, hold, actor, now, ct);
    }

    private static async Task<Money> ChargedBeforeAsync(AppDb db, DispatchOrder order, CancellationToken ct)
    {
        var (ticket, id) = (order.TicketId, order.Id);
        var amounts = await (
            from o in db.Set<DispatchOrder>()
            join r in db.Set<VisitResult>() on o.Id equals r.OrderId
            where o.TicketId == ticket && o.Id != id
            select r.Charged).ToListAsync(ct);
        return amounts.Aggregate(Money.Zero, (sum, amount) => sum + amount);
    }

    private static Task<string?> OpenNumberAsync(AppDb db, TicketId ticket, CancellationToken ct) =>
        db.Set<DispatchOrder>().Where(o => o.OpenTicketId == ticket).Select(o => (string?)o.Number).SingleOrDefaultAsync(ct);

    private static string NameOf(AssignmentFacts facts) => facts.Technician is { } technician ? $"{facts.Site.NameZh} · {technician.Name}" : facts.Site.NameZh;

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static Refusal Refused(Decision<DispatchEvent> decision) => ((Decision<DispatchEvent>.Refused)decision).Refusal;
}
