using Crm.Domain.Callbacks;
using Microsoft.EntityFrameworkCore;

namespace Persistence.Callbacks;

/// <summary>Asks the ledger whose time has come and lets it pass. The ledger is the truth: whoever calls this, how often and after how long a pause, comes to the same rows.</summary>
public sealed class CallbackWake(IDbContextFactory<AppDb> contexts, CallbackStore store, CallbackPolicy policy, TimeProvider clock)
{
    /// <summary>Rows read at once.</summary>
    public const int Batch = 200;

    /// <summary>Rows of one run: what is left waits a minute, so that one wake never holds the writer for long.</summary>
    public const int MaxRows = 5_000;

    /// <summary>Wakes what is due, late or at a mark; returns how many tasks changed.</summary>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var (changed, seen) = (0, 0);
        HashSet<CallbackId> tried = [];
        while (seen < MaxRows)
        {
            var (window, ids) = await DueAsync(tried, ct);
            if (ids.Count == 0) break;
            foreach (var id in ids)
            {
                tried.Add(id);
                if (await store.WakeAsync(id, window, ct)) changed++;
            }

            seen += ids.Count;
        }

        return changed;
    }

    private async Task<(CallingWindow Window, List<CallbackId> Ids)> DueAsync(HashSet<CallbackId> tried, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(ct);
        // A row that lost against a person in the same moment is still due: it is tried once per run, not for ever.
        var ids = await db.Set<CallbackTask>().Where(t => t.WakeAt <= now).OrderBy(t => t.WakeAt).Select(t => t.Id).Take(Batch + Math.Min(tried.Count, Batch)).ToListAsync(ct);
        return (await CallbackRows.WindowAsync(db, policy, ct), [.. ids.Where(id => !tried.Contains(id)).Take(Batch)]);
    }
}
