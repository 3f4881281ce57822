using Microsoft.EntityFrameworkCore;
using Persistence.History;

namespace Persistence.Queries;

/// <summary>Reads what is known of recordings.</summary>
public sealed class RecordingQuery(IDbContextFactory<AppDb> contexts)
{
    public async Task<RecordingRow?> FindAsync(Guid id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Recordings.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, ct);
    }

    /// <summary>Files that were being written when the process ended; start-up repairs them.</summary>
    public async Task<IReadOnlyList<RecordingRow>> ListOpenAsync(int limit, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Recordings.AsNoTracking().Where(r => r.State == RecordingState.Open).OrderBy(r => r.StartedAt).Take(limit).ToListAsync(ct);
    }

    /// <summary>Newest first.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="after">The start of the last line already shown, or null.</param>
    /// <param name="ct">Stops the reading.</param>
    public async Task<IReadOnlyList<RecordingLine>> ListAsync(RecordingFilter filter, int limit, DateTimeOffset? after, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var pairs = from r in db.Recordings.AsNoTracking() join i in db.Interactions.AsNoTracking() on r.InteractionId equals i.Id select new { r, i };
        if (filter.From is { } from) pairs = pairs.Where(p => p.r.StartedAt >= from);
        if (filter.Before is { } before) pairs = pairs.Where(p => p.r.StartedAt < before);
        if (filter.AgentId is { } agent) pairs = pairs.Where(p => p.i.AgentId == agent);
        if (filter.InteractionId is { } id) pairs = pairs.Where(p => p.i.Id == id);
        if (filter.QueueId is { } queue) pairs = pairs.Where(p => p.i.QueueId == queue);
        if (after is { } last) pairs = pairs.Where(p => p.r.StartedAt < last);
        var page = pairs.OrderByDescending(p => p.r.StartedAt).Take(limit);
        var lines =
            from p in page
            join w in db.Users on p.i.AgentId equals w.UserName into agents
            from w in agents.DefaultIfEmpty()
            join c in db.Customers on p.i.CustomerId equals c.Id into customers
            from c in customers.DefaultIfEmpty()
            orderby p.r.StartedAt descending
            select new RecordingLine(
                p.r, p.i, w.DisplayName, c.Name,
                db.Evaluations.Where(e => e.InteractionId == p.i.Id).OrderByDescending(e => e.At).Select(e => (int?)e.Score).FirstOrDefault());
        return await lines.ToListAsync(ct);
    }
}
