using Crm.Domain.Messages;
using Microsoft.EntityFrameworkCore;

namespace Persistence.Messages;

/// <summary>Reads left messages. Whoever asks names the queues that he may see.</summary>
public sealed class LeftMessageQuery(IDbContextFactory<AppDb> contexts)
{
    /// <summary>The tasks that are not done, oldest first; or those that are, newest first.</summary>
    /// <param name="queues">Short names, or null for all.</param>
    /// <param name="isDone">Which.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="ct">Stops the reading.</param>
    public async Task<IReadOnlyList<LeftMessageLine>> ListAsync(IReadOnlyCollection<string>? queues, bool isDone, int limit, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var messages = Seen(db, queues);
        var page = isDone
            ? messages.Where(m => m.State == LeftMessageState.Done).OrderByDescending(m => m.DoneAt).Take(limit)
            : messages.Where(m => m.State == LeftMessageState.Open || m.State == LeftMessageState.Claimed).OrderBy(m => m.LeftAt).Take(limit);
        return await LinesAsync(db, await page.ToListAsync(ct), ct);
    }

    /// <summary>One of them, or null.</summary>
    public async Task<LeftMessageLine?> FindAsync(Guid id, IReadOnlyCollection<string>? queues, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await LinesAsync(db, await Seen(db, queues).Where(m => m.Id == id).ToListAsync(ct), ct) is [var line, ..] ? line : null;
    }

    /// <summary>The recording that is the contact's message: what was recorded last; null when nothing was.</summary>
    public async Task<Guid?> RecordingOfAsync(Guid interaction, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return (await db.Recordings.AsNoTracking().Where(r => r.InteractionId == interaction).ToListAsync(ct)).MaxBy(r => r.StartedAt)?.Id;
    }

    /// <summary>Queues in which the contact left a message.</summary>
    public async Task<IReadOnlyList<string>> QueuesOfAsync(Guid interaction, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Set<LeftMessage>().AsNoTracking().Where(m => m.InteractionId == interaction && m.Kind == LeftMessageKind.Message).Select(m => m.QueueId).ToListAsync(ct);
    }

    /// <summary>Tasks that are not done, by queue; a queue without any is not there.</summary>
    public async Task<IReadOnlyDictionary<string, int>> CountsAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Set<LeftMessage>().AsNoTracking().Where(m => m.State == LeftMessageState.Open || m.State == LeftMessageState.Claimed)
            .GroupBy(m => m.QueueId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, StringComparer.Ordinal, ct);
    }

    private static IQueryable<LeftMessage> Seen(AppDb db, IReadOnlyCollection<string>? queues)
    {
        var messages = db.Set<LeftMessage>().AsNoTracking();
        return queues is null ? messages : messages.Where(m => queues.Contains(m.QueueId));
    }

    private static async Task<IReadOnlyList<LeftMessageLine>> LinesAsync(AppDb db, List<LeftMessage> messages, CancellationToken ct)
    {
        var ids = messages.Select(m => m.InteractionId).Distinct().ToList();
        var calls = await (
            from i in db.Interactions.AsNoTracking()
            where ids.Contains(i.Id)
            join c in db.Customers on i.CustomerId equals c.Id into customers
            from c in customers.DefaultIfEmpty()
            join t in db.Tickets on i.TicketId equals t.Id into tickets
            from t in tickets.DefaultIfEmpty()
            select new { i.Id, Number = i.PartyE164 ?? i.CallerRaw, i.CalledNumber, i.CustomerId, c.Name, Ticket = t.Number }).ToDictionaryAsync(i => i.Id, ct);

        // A message is what was recorded last in the contact: he may have talked with somebody before.
        var recordings = (await db.Recordings.AsNoTracking().Where(r => ids.Contains(r.InteractionId)).ToListAsync(ct))
            .GroupBy(r => r.InteractionId).ToDictionary(g => g.Key, g => g.MaxBy(r => r.StartedAt));
        return [.. messages.Select(m => calls.TryGetValue(m.InteractionId, out var call)
            ? new LeftMessageLine(m, call.Number, call.CalledNumber, call.CustomerId, call.Name, call.Ticket, RecordingOf(m))
            : new LeftMessageLine(m, "", "", null, null, null, RecordingOf(m)))];

        History.RecordingRow? RecordingOf(LeftMessage message) => message.Kind == LeftMessageKind.Message ? recordings.GetValueOrDefault(message.InteractionId) : null;
    }
}
