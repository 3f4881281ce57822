using Crm.Domain.ServiceLevels;
using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Persistence.Tickets;

/// <summary>Asks the clocks which reminders are due and tells each once. The rows are the truth: whoever calls this, how often and after how long a pause, tells the same.</summary>
public sealed partial class TimeLimitWake(IDbContextFactory<AppDb> contexts, StoreWriter writer, TimeProvider clock, ILogger<TimeLimitWake> logger)
{
    /// <summary>Clocks read at once.</summary>
    public const int Batch = 200;

    /// <summary>Clocks of one run: what is left waits for the next, so that one wake never holds the writer for long.</summary>
    public const int MaxRows = 5_000;

    // Open tickets older than the limits get theirs a few at a time, the latest two months of them; the others at their next change.
    private const int Adopted = 500;
    private static readonly TimeSpan AdoptedAge = TimeSpan.FromDays(60);
    private DateTimeOffset? _adoptedUntil;
    private bool _allHaveClocks;

    /// <summary>Tells what is due; how many reminders went out.</summary>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        await AdoptAsync(ct);
        var (told, seen) = (0, 0);
        HashSet<(TicketId, TimeLimit)> tried = [];
        while (seen < MaxRows)
        {
            var due = await DueAsync(tried, ct);
            if (due.Count == 0) break;
            foreach (var key in due)
            {
                tried.Add(key);
                told += await TryAsync(key.Ticket, () => TellAsync(key.Ticket, key.Limit, ct), ct);
            }

            seen += due.Count;
        }

        return told;
    }

    private async Task<List<(TicketId Ticket, TimeLimit Limit)>> DueAsync(HashSet<(TicketId, TimeLimit)> tried, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(ct);
        // A row that lost against a person in the same moment is still due: it is tried once per run, not for ever.
        var rows = await db.Set<ServiceClock>().Where(c => c.WakeAt <= now).OrderBy(c => c.WakeAt).Select(c => new { c.TicketId, c.Limit }).Take(Batch + Math.Min(tried.Count, Batch)).ToListAsync(ct);
        return [.. rows.Select(r => (r.TicketId, r.Limit)).Where(k => !tried.Contains(k)).Take(Batch)];
    }

    private async Task<int> TellAsync(TicketId id, TimeLimit limit, CancellationToken ct)
    {
        var result = await writer.WriteAsync<int>(
            async db =>
            {
                var row = await db.Set<ServiceClock>().SingleOrDefaultAsync(c => c.TicketId == id && c.Limit == limit, ct);
                if (row is null) return 0;
                var now = clock.GetUtcNow();
                var ticket = await db.Tickets.AsNoTracking().SingleAsync(t => t.Id == id, ct);
                var (next, levels) = ServiceClockRules.Wake(row, await SiteCalendar.ReadAsync(db, ticket.SiteId, ct), now);
                if (next == row) return 0;
                db.Entry(row).CurrentValues.SetValues(next with { Version = row.Version + 1 });
                if (levels.IsEmpty) return 0;
                TicketStore.Note(db, ticket, levels.Select(l => new TicketEvent.TimeLimitReached(limit, l, next.DueAt)), await TicketTimeline.LastAsync(db, id, ct), Actor.System, now);
                return levels.Length;
            },
            ct);
        // Somebody changed it in the same moment: the next wake sees what is left to tell.
        return result is SaveResult<int>.Saved saved ? saved.Value : 0;
    }

    private async Task AdoptAsync(CancellationToken ct)
    {
        if (_allHaveClocks) return;
        var since = _adoptedUntil ?? clock.GetUtcNow() - AdoptedAge;
        List<TicketId> ids;
        await using (var db = await contexts.CreateDbContextAsync(ct))
        {
            var rows = await db.Tickets
                .Where(t => t.OpenedAt >= since && t.Status != TicketStatus.Closed && t.Status != TicketStatus.Cancelled && t.Status != TicketStatus.Merged
                    && !db.Set<ServiceClock>().Any(c => c.TicketId == t.Id))
                .OrderBy(t => t.OpenedAt).Select(t => new { t.Id, t.OpenedAt }).Take(Adopted).ToListAsync(ct);
            ids = [.. rows.Select(r => r.Id)];
            _adoptedUntil = rows.Count > 0 ? rows[^1].OpenedAt : since;
        }

        // Each in its own transaction: one that cannot be adopted keeps nobody else from his limits.
        foreach (var id in ids) await TryAsync(id, () => AdoptAsync(id, ct), ct);
        _allHaveClocks = ids.Count < Adopted;
    }

    private async Task<int> AdoptAsync(TicketId id, CancellationToken ct)
    {
        await writer.WriteAsync<bool>(
            async db =>
            {
                // Asked again inside the write: a person's change may have given it its limits since it was found.
                if (await db.Set<ServiceClock>().AnyAsync(c => c.TicketId == id, ct)) return false;
                if (await db.Tickets.SingleOrDefaultAsync(t => t.Id == id, ct) is not { IsOpen: true } ticket) return false;
                db.Entry(ticket).CurrentValues.SetValues(await TicketClocks.StartAsync(db, ticket, clock.GetUtcNow(), ct));
                return true;
            },
            ct);
        return 0;
    }

    private async Task<int> TryAsync(TicketId id, Func<Task<int>> deed, CancellationToken ct)
    {
        try
        {
            return await deed();
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // The wall of each row: whatever one ticket's rows throw, the others are told; a reminder is tried again with the next wake.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            LogRowFailed(logger, fault, id.Value);
            return 0;
        }
    }

    [LoggerMessage(3021, LogLevel.Error, "The time limits of ticket {Ticket} could not be looked after; the others were")]
    private static partial void LogRowFailed(ILogger logger, Exception fault, Guid ticket);
}
