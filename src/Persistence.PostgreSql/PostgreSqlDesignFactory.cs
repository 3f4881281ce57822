using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Persistence.PostgreSql;

/// <summary>Used by dotnet-ef only.</summary>
internal sealed class PostgreSqlDesignFactory : IDesignTimeDbContextFactory<AppDb>
{
    public AppDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<AppDb>();
        options.UsePostgreSqlStore("Host=127.0.0.1;Database=design");
        return new AppDb(options.Options);
    }
}
