using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;

namespace Persistence.Administration;

/// <summary>Gives out numbers without gaps that matter and without doubles, however many ask at once.</summary>
public sealed class NumberSequences(IDbContextFactory<AppDb> contexts, WriteGate gate)
{
    // Days come and go; old keys are forgotten so that the memory of known counters stays small.
    private const int RememberedKeys = 64;

    private readonly ConcurrentDictionary<string, bool> _known = new(StringComparer.Ordinal);

    /// <summary>Makes sure that the counter's row exists, in a transaction of its own, before the transaction that uses it.</summary>
    public async Task EnsureAsync(string key, CancellationToken ct)
    {
        if (_known.ContainsKey(key)) return;
        using (await gate.EnterAsync(ct))
        {
            await using var db = await contexts.CreateDbContextAsync(ct);
            if (!await db.NumberSequences.AnyAsync(n => n.Key == key, ct))
            {
                db.NumberSequences.Add(new NumberSequenceRow { Key = key });
                try
                {
                    await db.SaveChangesAsync(ct);
                }
                catch (DbUpdateException) when (ExistsNow(key))
                {
                    // Another node made the same row in the same moment.
                }
            }
        }

        if (_known.Count >= RememberedKeys) _known.Clear();
        _known[key] = true;
    }

    /// <summary>The next number. The row stays locked until the transaction ends, so a rolled-back save gives its number back.</summary>
    public static async Task<long> NextAsync(AppDb db, string key, CancellationToken ct)
    {
        var rows = await db.NumberSequences.Where(n => n.Key == key).ExecuteUpdateAsync(s => s.SetProperty(n => n.Last, n => n.Last + 1), ct);
        if (rows != 1) throw new InvalidOperationException($"The counter {key} has no row.");
        return await db.NumberSequences.Where(n => n.Key == key).Select(n => n.Last).SingleAsync(ct);
    }

    /// <summary>Several numbers at once, for rows by the thousand.</summary>
    /// <returns>The first of them.</returns>
    public static async Task<long> TakeAsync(AppDb db, string key, int count, CancellationToken ct)
    {
        var rows = await db.NumberSequences.Where(n => n.Key == key).ExecuteUpdateAsync(s => s.SetProperty(n => n.Last, n => n.Last + count), ct);
        if (rows != 1) throw new InvalidOperationException($"The counter {key} has no row.");
        return await db.NumberSequences.Where(n => n.Key == key).Select(n => n.Last).SingleAsync(ct) - count + 1;
    }

    private bool ExistsNow(string key)
    {
        using var db = contexts.CreateDbContext();
        return db.NumberSequences.Any(n => n.Key == key);
    }
}
