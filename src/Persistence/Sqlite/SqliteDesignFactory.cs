using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Persistence.Sqlite;

/// <summary>Used by dotnet-ef only.</summary>
internal sealed class SqliteDesignFactory : IDesignTimeDbContextFactory<AppDb>
{
    public AppDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<AppDb>();
        options.UseSqliteStore("Data Source=design.db");
        return new AppDb(options.Options);
    }
}
