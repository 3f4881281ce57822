using Microsoft.Data.Sqlite;

namespace Persistence.Sqlite;

/// <summary>Works the log into the file while others read and write.</summary>
internal static class SqliteCheckpoint
{
    /// <summary>Without it the writer whose commit fills the log does this in his turn: a thousand pages and two syncs, while everybody behind him waits.</summary>
    public static async Task RunAsync(string connectionString, CancellationToken ct)
    {
        await using var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync(ct);
        await using var command = connection.CreateCommand();
        command.CommandText = SqlitePragmas.Sql + " PRAGMA wal_checkpoint(PASSIVE)";
        await command.ExecuteNonQueryAsync(ct);
    }
}
