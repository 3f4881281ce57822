using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Persistence.SqlServer;

/// <summary>Used by dotnet-ef only.</summary>
internal sealed class SqlServerDesignFactory : IDesignTimeDbContextFactory<AppDb>
{
    public AppDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<AppDb>();
        options.UseSqlServerStore("Server=.;Database=design");
        return new AppDb(options.Options);
    }
}
