using Crm.Domain;
using Crm.Domain.Callbacks;
using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Persistence.Callbacks;

/// <summary>Keeps the promise in step with the ticket, inside the ticket's own transaction: whoever completes a ticket, by whatever way, cannot forget it.</summary>
internal static class CallbackHook
{
    // A customer with more open call-backs than this has another problem than the hour of a call.
    private const int OtherTasks = 20;

    /// <summary>Begins and ends call-backs as the ticket's facts demand.</summary>
    public static async Task FollowAsync(AppDb db, CallbackPolicy policy, Ticket ticket, IEnumerable<TicketEvent> facts, Actor actor, DateTimeOffset now, CancellationToken ct)
    {
        CallingWindow? window = null;
        foreach (var fact in facts)
        {
            var begins = CallbackStarts.KindOf(ticket, fact);
            var ends = begins is null ? CallbackStarts.EndOf(fact) : CloseReasons.TicketReopened;
            if (ends is null) continue;
            window ??= await CallbackRows.WindowAsync(db, policy, ct);
            var context = await CallbackRows.ContextAsync(db, policy, window, ticket.CustomerId, ct);
            await EndAsync(db, ticket.Id, ends, context, actor, now, ct);
            if (begins is { } kind) await BeginAsync(db, ticket, kind, context, actor, now, ct);
        }
    }

    private static async Task BeginAsync(AppDb db, Ticket ticket, CallbackKind kind, CallbackContext context, Actor actor, DateTimeOffset now, CancellationToken ct)
    {
        var tasks = db.Set<CallbackTask>();
        var round = Math.Max(
            await tasks.Where(t => t.TicketId == ticket.Id).MaxAsync(t => (int?)t.Round, ct) ?? 0,
            tasks.Local.Where(t => t.TicketId == ticket.Id).Select(t => t.Round).DefaultIfEmpty().Max());
        List<DateTimeOffset> others = [];
        if (ticket.CustomerId is { } customer)
        {
            others = await tasks.Where(t => t.CustomerId == customer && t.OpenFor != null && t.TicketId != ticket.Id && t.NextAttemptAt != null)
                .Select(t => t.NextAttemptAt!.Value).Order().Take(OtherTasks).ToListAsync(ct);
            context = context with { LastContactAt = await tasks.Where(t => t.CustomerId == customer).MaxAsync(t => t.LastAttemptAt, ct) };
        }

        var (task, fact) = CallbackRules.Open(new CallbackId(Guid.CreateVersion7(now)), ticket, kind, round + 1, actor.Id, others, context, now);
        await CallbackRows.AddAsync(db, task, fact, actor, now, ct);
    }

    private static async Task EndAsync(AppDb db, TicketId ticket, string reason, CallbackContext context, Actor actor, DateTimeOffset now, CancellationToken ct)
    {
        var tasks = db.Set<CallbackTask>();
        var open = tasks.Local.FirstOrDefault(t => t.OpenFor == ticket) ?? await tasks.SingleOrDefaultAsync(t => t.OpenFor == ticket, ct);
        if (open is null || !open.IsOpen || CallbackRules.Decide(open, new CallbackCommand.Cancel(reason), context, now) is not Decision<CallbackEvent>.Accepted accepted) return;
        await CallbackRows.SaveAsync(db, open, accepted.Events, context, actor, now, ct);
    }
}
