using Crm.Domain.Quality;
using Microsoft.EntityFrameworkCore;

namespace Persistence.Quality;

/// <summary>Reads forms and reviews; changes nothing.</summary>
public sealed class ReviewQuery(IDbContextFactory<AppDb> contexts)
{
    /// <summary>Versions of forms given at once: a centre has a handful of forms.</summary>
    private const int MaxForms = 200;

    /// <summary>Reviews of one call given at once.</summary>
    private const int MaxOfCall = 50;

    /// <summary>Every version of every form, newest first.</summary>
    public async Task<IReadOnlyList<EvaluationForm>> FormsAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return [.. (await db.Set<FormRow>().AsNoTracking().OrderBy(f => f.Code).ThenByDescending(f => f.Number).Take(MaxForms).ToListAsync(ct)).Select(QualityMapping.ToForm)];
    }

    /// <summary>The review, or null.</summary>
    public async Task<ReviewCard?> FindAsync(ReviewId id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return (await CardsAsync(db, db.Set<ReviewRow>().AsNoTracking().Where(r => r.Id == id.Value), ct)).SingleOrDefault();
    }

    /// <summary>Reviews of a call that count or are being made, oldest first: who scores it now is seen from them.</summary>
    public async Task<IReadOnlyList<ReviewCard>> OfCallAsync(Guid interaction, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await CardsAsync(
            db, db.Set<ReviewRow>().AsNoTracking().Where(r => r.InteractionId == interaction && r.State != ReviewState.Discarded).OrderBy(r => r.StartedAt).Take(MaxOfCall), ct);
    }

    /// <summary>Newest first by their beginning.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="after">The last line already shown, or null.</param>
    /// <param name="ct">Stops the reading.</param>
    public async Task<IReadOnlyList<ReviewLine>> ListAsync(ReviewFilter filter, int limit, PageCursor? after, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = Filtered(db, filter);
        if (after is { } last)
        {
            var (at, id) = (DateTimeOffset.FromUnixTimeMilliseconds(last.Value), last.Id);
            rows = rows.Where(r => r.StartedAt < at || (r.StartedAt == at && r.Id.CompareTo(id) < 0));
        }

        var lines =
            from r in rows.OrderByDescending(r => r.StartedAt).ThenByDescending(r => r.Id).Take(limit)
            join i in db.Interactions.AsNoTracking() on r.InteractionId equals i.Id into calls
            from i in calls.DefaultIfEmpty()
            join a in db.Users on r.AgentId equals a.UserName into agents
            from a in agents.DefaultIfEmpty()
            join w in db.Users on r.ReviewerId equals w.UserName into reviewers
            from w in reviewers.DefaultIfEmpty()
            join t in db.Tickets on i.TicketId equals t.Id into tickets
            from t in tickets.DefaultIfEmpty()
            orderby r.StartedAt descending, r.Id descending
            select new { r, i, Agent = a.DisplayName, Reviewer = w.DisplayName, t.Number };
        return [.. (await lines.ToListAsync(ct)).Select(l => new ReviewLine(QualityMapping.ToReview(l.r), l.i, l.Agent, l.Reviewer, l.Number))];
    }

    /// <summary>How many given reviews of an agent wait for his acknowledgement.</summary>
    public async Task<int> WaitingForAsync(string agent, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Set<ReviewRow>().CountAsync(r => r.AgentId == agent && r.State == ReviewState.Submitted, ct);
    }

    private static IQueryable<ReviewRow> Filtered(AppDb db, ReviewFilter filter)
    {
        var rows = db.Set<ReviewRow>().AsNoTracking();
        if (filter.AgentId is { } agent) rows = rows.Where(r => r.AgentId == agent);
        if (filter.ReviewerId is { } reviewer) rows = rows.Where(r => r.ReviewerId == reviewer);
        if (filter.InteractionId is { } call) rows = rows.Where(r => r.InteractionId == call);
        if (filter.State is { } state) rows = rows.Where(r => r.State == state);
        if (filter.From is { } from) rows = rows.Where(r => r.StartedAt >= from);
        if (filter.Before is { } before) rows = rows.Where(r => r.StartedAt < before);
        if (filter.Reader is { } me)
        {
            var all = filter.SeesGiven;
            rows = rows.Where(r => r.ReviewerId == me || ((all || r.AgentId == me) && (r.State == ReviewState.Submitted || r.State == ReviewState.Acknowledged)));
        }

        return rows;
    }

    private static async Task<IReadOnlyList<ReviewCard>> CardsAsync(AppDb db, IQueryable<ReviewRow> rows, CancellationToken ct)
    {
        var found = await (
            from r in rows
            join f in db.Set<FormRow>().AsNoTracking() on new { Code = r.FormCode, Number = r.FormNumber } equals new { f.Code, f.Number }
            join a in db.Users on r.AgentId equals a.UserName into agents
            from a in agents.DefaultIfEmpty()
            join w in db.Users on r.ReviewerId equals w.UserName into reviewers
            from w in reviewers.DefaultIfEmpty()
            select new { r, f, Agent = a.DisplayName, Reviewer = w.DisplayName }).ToListAsync(ct);
        return [.. found.OrderBy(x => x.r.StartedAt).Select(x => new ReviewCard(QualityMapping.ToReview(x.r), QualityMapping.ToForm(x.f), x.Agent, x.Reviewer))];
    }
}
