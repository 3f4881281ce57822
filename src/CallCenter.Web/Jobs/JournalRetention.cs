using Microsoft.EntityFrameworkCore;
using Persistence;

namespace CallCenter.Web.Jobs;

/// <summary>Takes old inputs out of the flight recorder. Nothing else: audit entries and API tokens have rules of their own.</summary>
internal sealed class JournalRetention(StoreWriter writer, IDbContextFactory<AppDb> contexts, TimeProvider clock, ILogger<JournalRetention> logger)
{
    /// <summary>A support case is replayed within days; two weeks cover a holiday.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(14);

    /// <summary>Rows of one transaction: a batch holds the store's only writer for some tens of milliseconds, not for minutes.</summary>
    public const int Batch = 2_000;

    /// <summary>Deletes batch by batch until nothing older is left; returns how many rows went.</summary>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var started = clock.GetTimestamp();
        var before = clock.GetUtcNow() - Kept;
        var (rows, batches) = (0, 0);
        for (int gone; (gone = await DeleteOldestAsync(before, ct)) > 0; batches++)
            rows += gone;
        Log.JournalTrimmed(logger, rows, batches, Kept.Days, (long)clock.GetElapsedTime(started).TotalMilliseconds);
        return rows;
    }

    /// <summary>How many rows a run would delete now.</summary>
    public async Task<int> CountAsync(CancellationToken ct)
    {
        var before = clock.GetUtcNow() - Kept;
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Journal.CountAsync(j => j.At < before, ct);
    }

    private async Task<int> DeleteOldestAsync(DateTimeOffset before, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var old = db.Journal.Where(j => j.At < before).OrderBy(j => j.At).Select(j => (DateTimeOffset?)j.At);
        // The batch ends at an instant, not at a row: one index range to delete. Rows of that same millisecond go with it.
        var last = await old.Skip(Batch - 1).FirstOrDefaultAsync(ct) ?? await old.Reverse().FirstOrDefaultAsync(ct);
        if (last is not { } until)
            return 0;
        var gone = 0;
        await writer.WriteAsync(async w => gone = await w.Journal.Where(j => j.At <= until).ExecuteDeleteAsync(ct), ct);
        return gone;
    }
}
