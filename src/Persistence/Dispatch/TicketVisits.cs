using Crm.Domain;
using Crm.Domain.Dispatch;
using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Persistence.Dispatch;

/// <summary>What a change of a ticket by hand means for its open visit, in the same transaction.</summary>
internal static class TicketVisits
{
    // The reason is a code, so that it reads in every language.
    private const string Ended = "ticket-ended";
    private const string Moved = "appointment-moved";

    /// <summary>Cancels the open visit when the ticket ends or its window moves; refuses what only the visit's result may say.</summary>
    public static async Task<Refusal?> FollowAsync(AppDb db, Ticket ticket, IReadOnlyList<TicketCommand> commands, Actor actor, DateTimeOffset now, CancellationToken ct)
    {
        var reason = commands.Select(ReasonOf).FirstOrDefault(r => r is not null);
        var needsResult = commands.Any(c => c is TicketCommand.CompleteWork or TicketCommand.Wait);
        if (reason is null && !needsResult) return null;
        var id = ticket.Id;
        if (await db.Set<DispatchOrder>().SingleOrDefaultAsync(o => o.OpenTicketId == id, ct) is not { } order) return null;
        if (reason is null && order.Status == DispatchStatus.Proposed)
        {
            if (!commands.Any(c => c is TicketCommand.CompleteWork)) return null;
            reason = Ended;
        }

        if (reason is null) return Refusal.Of("VisitResultMustBeRecorded", ("order", order.Number));
        if (DispatchRules.Decide(order, new DispatchCommand.Cancel(reason), DispatchFacts.None, now) is not Decision<DispatchEvent>.Accepted accepted) return null;
        var next = DispatchRules.Apply(order, accepted.Events, now) with { Version = order.Version + 1 };
        db.Entry(order).CurrentValues.SetValues(next);
        await VisitTimeline.NoteAsync(db, next, null, accepted.Events, actor, now, ct);
        return null;
    }

    /// <summary>What the customer paid at all visits of the ticket so far, or null when none recorded anything.</summary>
    public static async Task<Money?> ChargedAsync(AppDb db, TicketId ticket, CancellationToken ct)
    {
        var amounts = await (
            from o in db.Set<DispatchOrder>()
            join r in db.Set<VisitResult>() on o.Id equals r.OrderId
            where o.TicketId == ticket
            select r.Charged).ToListAsync(ct);
        return amounts.Count == 0 ? null : amounts.Aggregate(Money.Zero, (sum, amount) => sum + amount);
    }

    private static string? ReasonOf(TicketCommand command) => command switch
    {
        TicketCommand.Cancel or TicketCommand.Merge or TicketCommand.SolveByPhone or TicketCommand.Close => Ended,
        TicketCommand.Schedule => Moved,
        _ => null,
    };
}
