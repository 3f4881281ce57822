using Crm.Domain;
using Crm.Domain.Callbacks;
using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Persistence.History;

namespace Persistence.Tickets;

/// <summary>Looks after faults that were solved on the phone: watches them, closes them when the half hour is over, opens them again when the customer called. The rows are the truth, whoever calls this and how often.</summary>
public sealed partial class ObservationWake(IDbContextFactory<AppDb> contexts, StoreWriter writer, CallbackPolicy callbacks, TimeProvider clock, ILogger<ObservationWake> logger)
{
    /// <summary>Tickets of one run: a busy minute of a thousand seats; what is left waits for the next.</summary>
    public const int MaxRows = 500;

    /// <summary>Does what is due; how many tickets took a step.</summary>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        List<TicketId> watched;
        await using (var db = await contexts.CreateDbContextAsync(ct))
        {
            watched = await Due(db, clock.GetUtcNow()).OrderBy(t => t.WorkDoneAt).Select(t => t.Id).Take(MaxRows).ToListAsync(ct);
        }

        var stepped = 0;
        foreach (var id in watched) stepped += await TryAsync(id, ct);
        return stepped;
    }

    // Only those for whom something is due: many that still wait must not stand before it. What is asked here roughly, the rule decides.
    private static IQueryable<Ticket> Due(AppDb db, DateTimeOffset now)
    {
        var solvedBefore = now - ObservationRules.Length;
        // A complaint closes by its audit alone: one that stands here from before must not be tried for ever, in front of the others.
        var observed = db.Tickets.Where(t => t.Type != TicketType.Complaint && (t.Status == TicketStatus.PhoneSolved || t.Status == TicketStatus.Observing));
        return observed.Where(t =>
            ((t.ObserveUntil != null ? t.ObserveUntil <= now : t.WorkDoneAt <= solvedBefore)
                && !db.Set<CallbackTask>().Any(c => c.OpenFor == t.Id && c.Kind == CallbackKind.Observe && c.LateAt > now))
            || db.Interactions.Any(i => i.TicketId == t.Id && i.Direction == InteractionDirection.Inbound && i.ReceivedAt > t.WorkDoneAt && (t.ObserveUntil == null || i.ReceivedAt <= t.ObserveUntil))
            || db.Interactions.Any(i => t.CustomerId != null && i.CustomerId == t.CustomerId && i.Direction == InteractionDirection.Inbound && i.ReceivedAt > t.WorkDoneAt
                && (t.ObserveUntil == null || i.ReceivedAt <= t.ObserveUntil)));
    }

    private async Task<int> StepAsync(TicketId id, CancellationToken ct)
    {
        var result = await writer.WriteAsync<int>(
            async db =>
            {
                if (await db.Tickets.SingleOrDefaultAsync(t => t.Id == id, ct) is not { } ticket) return 0;
                var now = clock.GetUtcNow();
                if (ObservationRules.Due(ticket, await CalledBackAsync(db, ticket, ct), await CheckLateAsync(db, id, ct), now) is not { } command) return 0;
                return await TicketStore.ChangeWithinAsync(db, ticket, [command], callbacks, Actor.System, now, ct) is SaveResult<Ticket>.Refused refused ? refused.Refusal : 1;
            },
            ct);
        // An open question to a leader holds the closing, and somebody may have changed it in the same moment: it is asked again with the next wake.
        return result is SaveResult<int>.Saved saved ? saved.Value : 0;
    }

    // The customer's next call that reached us, or one about the ticket; the call in which it was solved began before.
    private static async Task<DateTimeOffset?> CalledBackAsync(AppDb db, Ticket ticket, CancellationToken ct)
    {
        if (ticket.WorkDoneAt is not { } solved) return null;
        var (customer, id) = (ticket.CustomerId, ticket.Id);
        return await db.Interactions
            .Where(i => i.ReceivedAt > solved && i.Direction == InteractionDirection.Inbound && (i.TicketId == id || (customer != null && i.CustomerId == customer)))
            .OrderBy(i => i.ReceivedAt).Select(i => (DateTimeOffset?)i.ReceivedAt).FirstOrDefaultAsync(ct);
    }

    private static Task<DateTimeOffset?> CheckLateAsync(AppDb db, TicketId id, CancellationToken ct) =>
        db.Set<CallbackTask>().Where(t => t.OpenFor == id && t.Kind == CallbackKind.Observe).Select(t => (DateTimeOffset?)t.LateAt).SingleOrDefaultAsync(ct);

    private async Task<int> TryAsync(TicketId id, CancellationToken ct)
    {
        try
        {
            return await StepAsync(id, ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // The wall of each row: whatever one ticket's rows throw, the others are looked after; this one again with the next wake.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            LogRowFailed(logger, fault, id.Value);
            return 0;
        }
    }

    [LoggerMessage(3022, LogLevel.Error, "The observation of ticket {Ticket} could not be looked after; the others were")]
    private static partial void LogRowFailed(ILogger logger, Exception fault, Guid ticket);
}
