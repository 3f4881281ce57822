using Xunit;

namespace Persistence.Tests.Imports;

public sealed class ImportsOnPostgreSqlTests(PostgreSqlCluster cluster) : ImportsContract
{
    private protected override async Task<TestStore> NewStoreAsync()
    {
        Assert.SkipWhen(PostgreSqlCluster.WhyNot is not null, PostgreSqlCluster.WhyNot ?? "");
        return await cluster.NewStoreAsync();
    }
}
