using Xunit;

namespace Persistence.Tests;

public sealed class DispatchOnPostgreSqlTests(PostgreSqlCluster cluster) : DispatchContract
{
    private protected override async Task<TestStore> NewStoreAsync()
    {
        Assert.SkipWhen(PostgreSqlCluster.WhyNot is not null, PostgreSqlCluster.WhyNot ?? "");
        return await cluster.NewStoreAsync();
    }
}
