using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Persistence.Administration;

namespace Persistence.Demo;

/// <summary>Takes the indexes of the big tables away while millions of rows go in, and builds them again by sorting: several times faster than a million random inserts into each.</summary>
internal static class BulkIndexes
{
    /// <summary>Below so many rows building anew is dearer than inserting.</summary>
    public const int WorthIt = 200_000;

    private const string Mark = "bulk-indexes";

    /// <summary>Drops them. The mark tells a process that finds it that they are missing.</summary>
    public static async Task DropAsync(AppDb db, IReadOnlyList<Type> entities, DateTimeOffset now, CancellationToken ct)
    {
        if (!await db.StoreMarks.AnyAsync(m => m.Key == Mark, ct)) await DemoFoundation.InsertAsync<StoreMarkRow>(db, [new StoreMarkRow { Key = Mark, Value = "dropped", At = now }], ct);
        foreach (var index in entities.SelectMany(e => db.Model.FindEntityType(e)!.GetIndexes()))
            await RunAsync(db, $"DROP INDEX IF EXISTS \"{index.GetDatabaseName()}\"", ct);
    }

    /// <summary>Builds what a bulk load took away, also one that was killed; does nothing else.</summary>
    public static async Task RestoreAsync(AppDb db, IProgress<DemoProgress>? progress, CancellationToken ct)
    {
        if (!await db.StoreMarks.AnyAsync(m => m.Key == Mark, ct)) return;
        var statements = Statements(db);
        for (var at = 0; at < statements.Count; at++)
        {
            progress?.Report(new DemoProgress("indexes", at, statements.Count));
            await RunAsync(db, statements[at], ct);
        }

        await db.StoreMarks.Where(m => m.Key == Mark).ExecuteDeleteAsync(ct);
    }

    // What the model's own script says, so that order, uniqueness and collation cannot differ.
    private static List<string> Statements(AppDb db) =>
    [
        .. db.Database.GenerateCreateScript().Split(';', StringSplitOptions.TrimEntries)
            .Where(s => s.StartsWith("CREATE INDEX ", StringComparison.Ordinal) || s.StartsWith("CREATE UNIQUE INDEX ", StringComparison.Ordinal))
            .Select(s => s.Replace(" INDEX ", " INDEX IF NOT EXISTS ", StringComparison.Ordinal)),
    ];

    private static async Task RunAsync(AppDb db, string sql, CancellationToken ct)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(ct);
    }
}
