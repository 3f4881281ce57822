using Microsoft.EntityFrameworkCore;

namespace Persistence.Administration;

/// <summary>Remembers the answers of requests that a program may send again after it lost the connection.</summary>
public sealed class IdempotencyKeys(IDbContextFactory<AppDb> contexts, StoreWriter writer, TimeProvider clock)
{
    /// <summary>Long enough for a program that comes back after a night's failure; then the key is free again.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    /// <summary>A request that has had no answer for so long died with its process; the next one takes its place.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    // Rows taken out in one go, so that nobody waits for a whole day's keys.
    private const int Sweep = 500;

    /// <summary>Takes the key for a new request and gives null, or gives the row that has it.</summary>
    /// <param name="key">Hash of who, where and key.</param>
    /// <param name="request">Hash of the body.</param>
    /// <param name="ct">Stops the waiting.</param>
    public async Task<IdempotencyRow?> TakeAsync(string key, string request, CancellationToken ct)
    {
        IdempotencyRow? taken = null;
        await writer.WriteAsync(
            async db =>
            {
                var now = clock.GetUtcNow();
                taken = await db.IdempotencyKeys.SingleOrDefaultAsync(k => k.Key == key, ct);
                if (taken is not null && (taken.At < now - Kept || (taken.Status == 0 && taken.At < now - Patience)))
                {
                    db.IdempotencyKeys.Remove(taken);
                    await db.SaveChangesAsync(ct);
                    taken = null;
                }

                if (taken is null) db.IdempotencyKeys.Add(new IdempotencyRow { Key = key, Request = request, At = now });
            },
            ct);
        return taken;
    }

    /// <summary>Keeps the answer.</summary>
    public async Task AnswerAsync(string key, int status, string? contentType, string? location, byte[] body, CancellationToken ct)
    {
        await writer.WriteAsync(
            async db =>
            {
                if (await db.IdempotencyKeys.SingleOrDefaultAsync(k => k.Key == key, ct) is { } row)
                    (row.Status, row.ContentType, row.Location, row.Body) = (status, contentType, location, body);
            },
            ct);
    }

    /// <summary>Takes out what is older than <see cref="Kept"/>: the answers hold names and notes. Returns how many went.</summary>
    public async Task<int> SweepAsync(CancellationToken ct)
    {
        var (old, gone, swept) = (clock.GetUtcNow() - Kept, 0, 0);
        do
        {
            await writer.WriteAsync(
                async db =>
                {
                    var stale = await db.IdempotencyKeys.Where(k => k.At < old).OrderBy(k => k.At).Take(Sweep).Select(k => k.Key).ToListAsync(ct);
                    gone = await db.IdempotencyKeys.Where(k => stale.Contains(k.Key)).ExecuteDeleteAsync(ct);
                },
                ct);
            swept += gone;
        }
        while (gone == Sweep);
        return swept;
    }

    /// <summary>Gives the key back: the request failed without an answer that may be repeated.</summary>
    public Task ReleaseAsync(string key, CancellationToken ct) =>
        writer.WriteAsync(db => db.IdempotencyKeys.Where(k => k.Key == key && k.Status == 0).ExecuteDeleteAsync(ct), ct);

    /// <summary>How many keys are held.</summary>
    public async Task<int> CountAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.IdempotencyKeys.CountAsync(ct);
    }
}
