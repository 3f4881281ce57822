using Xunit;

namespace Persistence.Tests.Scale;

public sealed class ConcurrentEditsOnPostgreSqlTests(PostgreSqlCluster cluster) : ConcurrentEditsContract
{
    private protected override async Task<TestStore> NewStoreAsync()
    {
        Assert.SkipWhen(PostgreSqlCluster.WhyNot is not null, PostgreSqlCluster.WhyNot ?? "");
        return await cluster.NewStoreAsync();
    }
}
