using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;

namespace Persistence.SqlServer;

/// <summary>The store for sites that keep Microsoft's database.</summary>
public static class SqlServerStore
{
    public const string Name = "SqlServer";

    public static StoreProvider ForConnection(string connectionString) => new(
        Name,
        options => options.UseSqlServerStore(connectionString),
        () => new SqlConnection(connectionString),
        new SqlDialect(SqlDialect.FetchClause, ""),
        HasOneWriter: false);

    // No automatic retry: a writer owns its transaction and decides itself whether to try again.
    public static DbContextOptionsBuilder UseSqlServerStore(this DbContextOptionsBuilder options, string connectionString) =>
        options.UseSqlServer(connectionString, server => server.MigrationsAssembly(typeof(SqlServerStore).Assembly.GetName().Name));
}
