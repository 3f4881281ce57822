using System.Linq.Expressions;
using Crm.Domain.Quality;
using Microsoft.EntityFrameworkCore;
using Persistence.Quality;

namespace Persistence.Queries;

/// <summary>Turns a filter and an order into a query.</summary>
internal static class RecordingSelection
{
    /// <summary>Who only listened did not talk; agents are not told of these legs.</summary>
    private const string ListenerRole = "supervisor";

    public static IQueryable<RecordedCall> Of(AppDb db, RecordingFilter filter)
    {
        var pairs = from r in db.Recordings.AsNoTracking()
                    join i in db.Interactions.AsNoTracking() on r.InteractionId equals i.Id
                    select new RecordedCall { Recording = r, Call = i };
        if (filter.From is { } from) pairs = pairs.Where(p => p.Recording.StartedAt >= from);
        if (filter.Before is { } before) pairs = pairs.Where(p => p.Recording.StartedAt < before);
        if (filter.InteractionId is { } id) pairs = pairs.Where(p => p.Call.Id == id);
        if (filter.QueueId is { } queue) pairs = pairs.Where(p => p.Call.QueueId == queue);
        if (filter.PartyE164 is { } party) pairs = pairs.Where(p => p.Call.PartyE164 == party);
        if (filter.MinDurationMs is { } least) pairs = pairs.Where(p => p.Recording.DurationMs >= least);
        if (filter.MaxDurationMs is { } most) pairs = pairs.Where(p => p.Recording.DurationMs <= most);
        if (filter.TerminationClass is { } ending) pairs = pairs.Where(p => p.Call.TerminationClass == ending);
        if (filter.DispositionCode is { } disposition) pairs = pairs.Where(p => p.Call.DispositionCode == disposition);
        if (filter.Direction is { } direction) pairs = pairs.Where(p => p.Call.Direction == direction);
        return Judged(db, Happened(db, pairs, filter), filter);
    }

    /// <summary>In order, from after the cursor on.</summary>
    public static IQueryable<RecordedCall> Sorted(IQueryable<RecordedCall> pairs, RecordingSort sort, PageCursor? after)
    {
        if (after is { } cursor) pairs = pairs.Where(After(sort, cursor));
        return sort switch
        {
            RecordingSort.Oldest => pairs.OrderBy(p => p.Recording.StartedAt).ThenBy(p => p.Recording.Id),
            RecordingSort.Longest => pairs.OrderByDescending(p => p.Recording.DurationMs).ThenByDescending(p => p.Recording.Id),
            RecordingSort.Shortest => pairs.OrderBy(p => p.Recording.DurationMs).ThenBy(p => p.Recording.Id),
            _ => pairs.OrderByDescending(p => p.Recording.StartedAt).ThenByDescending(p => p.Recording.Id),
        };
    }

    private static Expression<Func<RecordedCall, bool>> After(RecordingSort sort, PageCursor cursor)
    {
        var (at, length, id) = (DateTimeOffset.FromUnixTimeMilliseconds(cursor.Value), cursor.Value, cursor.Id);
        return sort switch
        {
            RecordingSort.Oldest => p => p.Recording.StartedAt > at || (p.Recording.StartedAt == at && p.Recording.Id.CompareTo(id) > 0),
            RecordingSort.Longest => p => p.Recording.DurationMs < length || (p.Recording.DurationMs == length && p.Recording.Id.CompareTo(id) < 0),
            RecordingSort.Shortest => p => p.Recording.DurationMs > length || (p.Recording.DurationMs == length && p.Recording.Id.CompareTo(id) > 0),
            _ => p => p.Recording.StartedAt < at || (p.Recording.StartedAt == at && p.Recording.Id.CompareTo(id) < 0),
        };
    }

    private static IQueryable<RecordedCall> Happened(AppDb db, IQueryable<RecordedCall> pairs, RecordingFilter filter)
    {
        if (filter.AgentId is { } agent)
            pairs = pairs.Where(p => p.Call.AgentId == agent || db.InteractionLegs.Any(l => l.InteractionId == p.Call.Id && l.AgentId == agent && l.AnsweredAt != null && l.Role != ListenerRole));
        if (filter.TicketNumber is { } number) pairs = pairs.Where(p => db.Tickets.Any(t => t.Id == p.Call.TicketId && t.Number == number));
        if (filter.HasHold is { } held) pairs = WithEvent(db, pairs, CallEventTypes.Hold, held);
        return filter.HasTransfer is { } passed ? WithEvent(db, pairs, CallEventTypes.Transfer, passed) : pairs;
    }

    private static IQueryable<RecordedCall> WithEvent(AppDb db, IQueryable<RecordedCall> pairs, IReadOnlyList<string> types, bool wanted) =>
        pairs.Where(p => db.InteractionEvents.Any(e => e.InteractionId == p.Call.Id && types.Contains(e.Type)) == wanted);

    private static IQueryable<RecordedCall> Judged(AppDb db, IQueryable<RecordedCall> pairs, RecordingFilter filter)
    {
        if (filter.IsReviewed is { } reviewed)
        {
            pairs = pairs.Where(p => (
                db.Evaluations.Any(e => e.InteractionId == p.Call.Id && e.Source == EvaluationSource.Reviewer)
                || db.Set<ReviewRow>().Any(v => v.InteractionId == p.Call.Id && (v.State == ReviewState.Submitted || v.State == ReviewState.Acknowledged))) == reviewed);
        }

        if (filter.MinScore is null && filter.MaxScore is null) return pairs;
        var (low, high) = (filter.MinScore ?? 0, filter.MaxScore ?? 100);
        return pairs.Where(p => db.Evaluations.Any(e => e.InteractionId == p.Call.Id && e.Source == EvaluationSource.Reviewer && e.Score >= low && e.Score <= high));
    }
}
