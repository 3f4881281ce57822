using Crm.Domain.Customers;
using Crm.Domain.Quality;
using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Persistence.History;
using Persistence.Quality;

namespace Persistence.Queries;

/// <summary>Reads what is known of recordings.</summary>
public sealed class RecordingQuery(IDbContextFactory<AppDb> contexts)
{
    /// <summary>The audit's word for a hearing.</summary>
    public const string HearCommand = "recording.hear";

    /// <summary>Saves of a ticket within one call; a call with more is a defect.</summary>
    private const int MaxTicketSaves = 200;

    /// <summary>The role of a leg that agents are not told of.</summary>
    private const string Unseen = "supervisor";

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

    /// <summary>How many fit, counted up to a limit: nobody reads "12,345 of 67,890", and counting a year would cost more than the page.</summary>
    public async Task<int> CountAsync(RecordingFilter filter, int limit, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await RecordingSelection.Of(db, filter).OrderByDescending(p => p.Recording.StartedAt).Take(limit).CountAsync(ct);
    }

    /// <summary>One page.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="sort">In which order.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="after">Where the page before ended (<see cref="CursorOf"/>), or null.</param>
    /// <param name="ct">Stops the reading.</param>
    public async Task<IReadOnlyList<RecordingLine>> ListAsync(RecordingFilter filter, RecordingSort sort, int limit, PageCursor? after, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var page = await RecordingSelection.Sorted(RecordingSelection.Of(db, filter), sort, after).Take(limit).ToListAsync(ct);
        return await WithNamesAsync(db, page, ct);
    }

    /// <summary>Closed recordings of an agent that nobody has reviewed and nobody is reviewing, newest first: what a sample is drawn from.</summary>
    public async Task<IReadOnlyList<(Guid Recording, Guid Interaction)>> UnreviewedAsync(string agent, DateTimeOffset since, int limit, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await RecordingSelection.Of(db, new RecordingFilter { AgentId = agent, From = since, IsReviewed = false })
            .Where(p => (p.Recording.State == RecordingState.Closed || p.Recording.State == RecordingState.Repaired)
                && !db.Set<ReviewRow>().Any(v => v.InteractionId == p.Call.Id && v.State == ReviewState.Draft))
            .OrderByDescending(p => p.Recording.StartedAt).Take(limit)
            .Select(p => new { Recording = p.Recording.Id, Interaction = p.Call.Id }).ToListAsync(ct);
        return [.. rows.Select(r => (r.Recording, r.Interaction))];
    }

    /// <summary>Agents with recordings since an instant, those with the fewest reviews since then first.</summary>
    public async Task<IReadOnlyList<string>> LeastReviewedAsync(DateTimeOffset since, int limit, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var agents = await (from r in db.Recordings.AsNoTracking()
                            join i in db.Interactions.AsNoTracking() on r.InteractionId equals i.Id
                            where r.StartedAt >= since && i.AgentId != null
                            select i.AgentId!).Distinct().ToListAsync(ct);
        var reviews = await db.Set<ReviewRow>().AsNoTracking().Where(v => v.StartedAt >= since && v.State != ReviewState.Discarded)
            .GroupBy(v => v.AgentId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        return [.. agents.OrderBy(a => reviews.GetValueOrDefault(a)).ThenBy(a => a, StringComparer.Ordinal).Take(limit)];
    }

    /// <summary>Who listened to a recording, latest first.</summary>
    public async Task<IReadOnlyList<Hearing>> HearingsAsync(Guid recording, int limit, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var subject = recording.ToString("D");
        return await (from a in db.AuditEntries.AsNoTracking().Where(a => a.Subject == subject && a.Command == HearCommand).OrderByDescending(a => a.At).Take(limit)
                      join w in db.Users on a.ActorId equals w.UserName into people
                      from w in people.DefaultIfEmpty()
                      orderby a.At descending
                      select new Hearing(a.ActorId, w.DisplayName, a.At)).ToListAsync(ct);
    }

    /// <summary>When a ticket was saved between two instants: each instant once.</summary>
    public async Task<IReadOnlyList<TicketSave>> TicketSavesAsync(TicketId ticket, DateTimeOffset from, DateTimeOffset to, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var facts = await db.TicketTimeline.AsNoTracking().Where(t => t.TicketId == ticket && t.At >= from && t.At <= to)
            .OrderBy(t => t.Seq).Take(MaxTicketSaves).Select(t => new { t.At, t.ActorId }).ToListAsync(ct);
        return [.. facts.DistinctBy(f => f.At).Select(f => new TicketSave(f.At, f.ActorId))];
    }

    /// <summary>Where a page that ends with this line ends.</summary>
    public static PageCursor CursorOf(RecordingRow row, RecordingSort sort) =>
        new(sort is RecordingSort.Longest or RecordingSort.Shortest ? row.DurationMs : row.StartedAt.ToUnixTimeMilliseconds(), row.Id);

    /// <summary>The page keeps its order; what belongs to it is read by key.</summary>
    private static async Task<IReadOnlyList<RecordingLine>> WithNamesAsync(AppDb db, IReadOnlyList<RecordedCall> page, CancellationToken ct)
    {
        var calls = page.Select(p => p.Call.Id).Distinct().ToList();
        var people = page.Select(p => p.Call.AgentId).Distinct().ToList();
        var customerIds = page.Select(p => p.Call.CustomerId).OfType<CustomerId>().Distinct().ToList();
        var ticketIds = page.Select(p => p.Call.TicketId).OfType<TicketId>().Distinct().ToList();
        var agents = await db.Users.AsNoTracking().Where(u => people.Contains(u.UserName)).ToDictionaryAsync(u => u.UserName!, u => u.DisplayName, ct);
        var customers = await db.Customers.AsNoTracking().Where(c => customerIds.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Name, ct);
        var tickets = await db.Tickets.AsNoTracking().Where(t => ticketIds.Contains(t.Id)).Select(t => new { t.Id, t.Number }).ToDictionaryAsync(t => t.Id, t => t.Number, ct);
        var scores = (await db.Evaluations.AsNoTracking().Where(e => calls.Contains(e.InteractionId) && e.Source == EvaluationSource.Reviewer)
            .Select(e => new { e.InteractionId, e.Score, e.At }).ToListAsync(ct)).ToLookup(e => e.InteractionId);
        var marks = await MarksAsync(db, calls, ct);
        return
        [
            .. page.Select(p => new RecordingLine(
                p.Recording,
                p.Call,
                p.Call.AgentId is { } agent ? agents.GetValueOrDefault(agent) : null,
                p.Call.CustomerId is { } customer ? customers.GetValueOrDefault(customer) : null,
                p.Call.TicketId is { } ticket ? tickets.GetValueOrDefault(ticket) : null,
                scores[p.Call.Id].MaxBy(e => e.At)?.Score,
                marks(p.Call.Id))),
        ];
    }

    private static async Task<Func<Guid, RecordingMarks>> MarksAsync(AppDb db, List<Guid> calls, CancellationToken ct)
    {
        var types = CallEventTypes.Hold.Concat(CallEventTypes.Transfer).ToList();
        var happened = (await db.InteractionEvents.AsNoTracking().Where(e => calls.Contains(e.InteractionId) && types.Contains(e.Type))
            .Select(e => new { e.InteractionId, e.Type }).Distinct().ToListAsync(ct)).ToLookup(e => e.InteractionId, e => e.Type);
        var judged = (await db.Set<ReviewRow>().AsNoTracking().Where(v => calls.Contains(v.InteractionId) && v.State != ReviewState.Discarded)
            .Select(v => new { v.InteractionId, v.State, v.ReviewerId, v.IsFatal, v.UpdatedAt }).ToListAsync(ct)).ToLookup(v => v.InteractionId);
        var worst = await db.InteractionLegs.AsNoTracking().Where(l => calls.Contains(l.InteractionId) && l.Mos != null && l.Role != Unseen)
            .GroupBy(l => l.InteractionId).Select(g => new { g.Key, Mos = g.Min(l => l.Mos) }).ToDictionaryAsync(g => g.Key, g => g.Mos, ct);
        return call =>
        {
            var last = judged[call].MaxBy(v => v.UpdatedAt);
            return new RecordingMarks(
                happened[call].Any(CallEventTypes.Hold.Contains), happened[call].Any(CallEventTypes.Transfer.Contains), last?.State, last?.ReviewerId, last?.IsFatal == true,
                worst.GetValueOrDefault(call));
        };
    }
}
