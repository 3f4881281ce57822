using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Persistence.Sqlite;

/// <summary>The default store: one file, write-ahead log.</summary>
public static class SqliteStore
{
    public const string Name = "Sqlite";

    /// <summary>The provider for a file.</summary>
    public static StoreProvider ForFile(string path) =>
        ForConnection(new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = 5 }.ConnectionString);

    /// <summary>The provider for a connection string.</summary>
    public static StoreProvider ForConnection(string connectionString) => new(
        Name,
        options => options.UseSqliteStore(connectionString),
        () => new SqliteConnection(connectionString),
        new SqlDialect(SqlDialect.LimitClause, SqlitePragmas.Sql),
        HasOneWriter: true)
    {
        Upkeep = ct => SqliteCheckpoint.RunAsync(connectionString, ct),
    };

    public static DbContextOptionsBuilder UseSqliteStore(this DbContextOptionsBuilder options, string connectionString) => options
        .UseSqlite(connectionString, sqlite => sqlite
            .MigrationsAssembly(typeof(SqliteStore).Assembly.GetName().Name)
            .UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery))
        .AddInterceptors(SqlitePragmas.Instance);
}
