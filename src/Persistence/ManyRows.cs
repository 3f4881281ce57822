using Microsoft.EntityFrameworkCore;
using Persistence.Demo;

namespace Persistence;

/// <summary>Adds plain rows to a save that may have thousands of them.</summary>
internal static class ManyRows
{
    // Fewer are not worth a statement of their own.
    private const int Many = 50;

    /// <summary>On SQLite one prepared statement writes many at once, several times faster than as many tracked rows and so with a shorter turn; servers get theirs in batches with the save.</summary>
    /// <remarks>Rows without a reference to others of the same save: they may go down before it. Inside the transaction that the save belongs to.</remarks>
    public static async Task AddAsync<T>(AppDb db, IReadOnlyCollection<T> rows, CancellationToken ct)
        where T : class
    {
        if (rows.Count < Many || db.Database.CurrentTransaction is null || !db.Database.IsSqlite())
        {
            db.Set<T>().AddRange(rows);
            return;
        }

        await using var insert = new BulkInsert<T>(db);
        await insert.AddAsync(rows, ct);
    }
}
