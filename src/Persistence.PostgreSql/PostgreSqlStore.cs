using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Persistence.PostgreSql;

/// <summary>The store for more than one machine.</summary>
public static class PostgreSqlStore
{
    public const string Name = "PostgreSql";

    public static StoreProvider ForConnection(string connectionString) => new(
        Name,
        options => options.UsePostgreSqlStore(connectionString),
        () => new NpgsqlConnection(connectionString),
        new SqlDialect(SqlDialect.LimitClause, ""),
        HasOneWriter: false)
    {
        BeginCopy = PostgreSqlRowCopy.BeginAsync,
    };

    // No automatic retry: a writer owns its transaction and decides itself whether to try again.
    public static DbContextOptionsBuilder UsePostgreSqlStore(this DbContextOptionsBuilder options, string connectionString) =>
        options.UseNpgsql(connectionString, npgsql => npgsql.MigrationsAssembly(typeof(PostgreSqlStore).Assembly.GetName().Name));
}
