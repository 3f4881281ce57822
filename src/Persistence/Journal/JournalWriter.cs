using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Persistence.Journal;

/// <summary>Writes the exchange's inputs in their order, batched, from one loop.</summary>
public sealed class JournalWriter(StoreWriter writer, IDbContextFactory<AppDb> contexts, TimeProvider clock, ILogger<JournalWriter> logger)
{
    // About ten seconds of the busiest floor; a store that stands still longer is an outage that must show.
    private const int Capacity = 65_536;
    private const int MaxBatch = 1_000;

    private readonly BatchWriter<JournalRow> _batches = new("journal", Capacity, MaxBatch, (rows, ct) => WriteAsync(writer, rows, ct), clock, logger);

    public int Waiting => _batches.Waiting;

    public bool IsFailing => _batches.IsFailing;

    /// <summary>The number of a new life of the switchboard: one more than the last that wrote.</summary>
    public async Task<long> NextEpochAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return (await db.Journal.MaxAsync(j => (long?)j.Epoch, ct) ?? 0) + 1;
    }

    /// <summary>Takes an input without waiting; false when the buffer is full.</summary>
    public bool TryAppend(JournalRow row) => _batches.TryAdd(row);

    public Task FlushAsync(CancellationToken ct) => _batches.FlushAsync(ct);

    public void Complete() => _batches.Complete();

    /// <summary>The loop; host it in one background service.</summary>
    public Task RunAsync(CancellationToken ct) => _batches.RunAsync(ct);

    private static Task WriteAsync(StoreWriter writer, IReadOnlyList<JournalRow> rows, CancellationToken ct) => writer.WriteAsync(
        db =>
        {
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            db.Journal.AddRange(rows);
            return Task.CompletedTask;
        },
        ct);
}
