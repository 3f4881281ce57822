using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Persistence.Sqlite;

/// <summary>Sets what SQLite keeps per connection, once: a pooled connection that is opened again still has it.</summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    /// <summary>WAL lets readers read while one writer writes; NORMAL keeps every commit through a killed process.</summary>
    /// <remarks>The log is worked into the file by <see cref="SqliteCheckpoint"/>, beside the writers; 8,000 pages (32 MB) are when a writer does it after all, which also lets the log begin anew when there was never a pause.</remarks>
    public const string Sql =
        "PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=8000; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=5000; PRAGMA foreign_keys=ON; "
        + "PRAGMA cache_size=-65536; PRAGMA mmap_size=268435456; PRAGMA temp_store=MEMORY;";

    // By the engine's own handle: the pool hands the same one out under ever new connection objects.
    private readonly ConditionalWeakTable<object, object> _set = [];

    public static SqlitePragmas Instance { get; } = new();

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        if (IsSet(connection)) return;
        using var command = connection.CreateCommand();
        command.CommandText = Sql;
        command.ExecuteNonQuery();
        MarkSet(connection);
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (IsSet(connection)) return;
        await using var command = connection.CreateCommand();
        command.CommandText = Sql;
        await command.ExecuteNonQueryAsync(cancellationToken);
        MarkSet(connection);
    }

    private bool IsSet(DbConnection connection) => connection is SqliteConnection { Handle: { } handle } && _set.TryGetValue(handle, out _);

    private void MarkSet(DbConnection connection)
    {
        if (connection is SqliteConnection { Handle: { } handle }) _set.TryAdd(handle, handle);
    }
}
