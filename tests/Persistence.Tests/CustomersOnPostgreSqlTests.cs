using Xunit;

namespace Persistence.Tests;

public sealed class CustomersOnPostgreSqlTests(PostgreSqlCluster cluster) : CustomersContract
{
    private protected override async Task<TestStore> NewStoreAsync()
    {
        Assert.SkipWhen(PostgreSqlCluster.WhyNot is not null, PostgreSqlCluster.WhyNot ?? "");
        return await cluster.NewStoreAsync();
    }
}
