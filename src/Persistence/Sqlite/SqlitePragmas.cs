using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Persistence.Sqlite;

/// <summary>Sets what SQLite keeps per connection.</summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    /// <summary>WAL lets readers read while one writer writes; NORMAL keeps every commit through a killed process.</summary>
    public const string Sql =
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=5000; PRAGMA foreign_keys=ON; "
        + "PRAGMA cache_size=-65536; PRAGMA mmap_size=268435456; PRAGMA temp_store=MEMORY;";

    public static SqlitePragmas Instance { get; } = new();

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Sql;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Sql;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
