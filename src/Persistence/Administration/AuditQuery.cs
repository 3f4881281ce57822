using Microsoft.EntityFrameworkCore;

namespace Persistence.Administration;

/// <summary>Reads who did what, newest first.</summary>
public sealed class AuditQuery(IDbContextFactory<AppDb> contexts)
{
    /// <param name="filter">What to look for.</param>
    /// <param name="limit">Rows at most.</param>
    /// <param name="before">Only rows with a smaller number: the next page; null for the first.</param>
    /// <param name="ct">Stops the read.</param>
    public async Task<IReadOnlyList<AuditRow>> ListAsync(AuditFilter filter, int limit, long? before, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = db.AuditEntries.AsNoTracking();
        if (filter.From is { } from) rows = rows.Where(a => a.At >= from);
        if (filter.To is { } to) rows = rows.Where(a => a.At < to);
        if (!string.IsNullOrWhiteSpace(filter.Actor)) rows = rows.Where(a => a.ActorId == filter.Actor);
        if (!string.IsNullOrWhiteSpace(filter.Command)) rows = rows.Where(a => a.Command.StartsWith(filter.Command));
        if (!string.IsNullOrWhiteSpace(filter.Subject)) rows = rows.Where(a => a.Subject.Contains(filter.Subject));
        if (before is { } seq) rows = rows.Where(a => a.Seq < seq);
        return await rows.OrderByDescending(a => a.Seq).Take(limit).ToListAsync(ct);
    }
}
