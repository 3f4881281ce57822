using Microsoft.EntityFrameworkCore;
using Persistence.History;

namespace Persistence.Queries;

/// <summary>Reads the history of calls.</summary>
public sealed class InteractionQuery(IDbContextFactory<AppDb> contexts)
{
    public async Task<InteractionCard?> FindAsync(Guid id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var interaction = await db.Interactions.AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, ct);
        if (interaction is null) return null;
        var number = interaction.TicketId is { } ticket ? await db.Tickets.Where(t => t.Id == ticket).Select(t => t.Number).SingleOrDefaultAsync(ct) : null;
        return new InteractionCard(
            interaction,
            number,
            await db.InteractionLegs.AsNoTracking().Where(l => l.InteractionId == id).OrderBy(l => l.StartedAt).ToListAsync(ct),
            await db.InteractionEvents.AsNoTracking().Where(e => e.InteractionId == id).OrderBy(e => e.Seq).ToListAsync(ct),
            await db.Recordings.AsNoTracking().Where(r => r.InteractionId == id).OrderBy(r => r.StartedAt).ToListAsync(ct),
            await db.Evaluations.AsNoTracking().Where(e => e.InteractionId == id).OrderBy(e => e.At).ToListAsync(ct));
    }

    /// <summary>Newest first.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="after">The last line already shown, or null.</param>
    /// <param name="ct">Stops the reading.</param>
    public async Task<IReadOnlyList<InteractionLine>> ListAsync(InteractionFilter filter, int limit, DateTimeOffset? after, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var calls = Filtered(db, filter);
        if (after is { } last) calls = calls.Where(i => i.ReceivedAt < last);
        var page = calls.OrderByDescending(i => i.ReceivedAt).Take(limit);
        var lines =
            from i in page
            join w in db.Users on i.AgentId equals w.UserName into agents
            from w in agents.DefaultIfEmpty()
            join c in db.Customers on i.CustomerId equals c.Id into customers
            from c in customers.DefaultIfEmpty()
            join t in db.Tickets on i.TicketId equals t.Id into tickets
            from t in tickets.DefaultIfEmpty()
            orderby i.ReceivedAt descending
            select new InteractionLine(i, w.DisplayName, c.Name, t.Number, db.Recordings.Any(r => r.InteractionId == i.Id));
        return await lines.ToListAsync(ct);
    }

    private static IQueryable<InteractionRow> Filtered(AppDb db, InteractionFilter filter)
    {
        var calls = db.Interactions.AsNoTracking();
        if (filter.From is { } from) calls = calls.Where(i => i.ReceivedAt >= from);
        if (filter.Before is { } before) calls = calls.Where(i => i.ReceivedAt < before);
        if (filter.AgentId is { } agent) calls = calls.Where(i => i.AgentId == agent);
        if (filter.QueueId is { } queue) calls = calls.Where(i => i.QueueId == queue);
        if (filter.CustomerId is { } customer) calls = calls.Where(i => i.CustomerId == customer);
        if (filter.TicketId is { } ticket) calls = calls.Where(i => i.TicketId == ticket);
        if (filter.PartyE164 is { } party) calls = calls.Where(i => i.PartyE164 == party);
        if (filter.WasAnswered is { } answered) calls = calls.Where(i => (i.AnsweredAt != null) == answered);
        if (filter.WasQueued is { } queued) calls = calls.Where(i => (i.QueuedAt != null) == queued);
        if (filter.Reasons is { } reasons) calls = calls.Where(i => i.TerminationReason != null && reasons.Contains(i.TerminationReason));
        if (filter.NotReasons is { } others) calls = calls.Where(i => i.TerminationReason != null && !others.Contains(i.TerminationReason));
        return filter.HasEnded switch
        {
            true => calls.Where(i => i.EndedAt != null),
            false => calls.Where(i => i.EndedAt == null),
            null => calls,
        };
    }
}
