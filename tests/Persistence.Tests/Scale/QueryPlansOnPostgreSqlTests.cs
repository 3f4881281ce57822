using Xunit;

namespace Persistence.Tests.Scale;

public sealed class QueryPlansOnPostgreSqlTests(PostgreSqlCluster cluster) : QueryPlanContract
{
    private protected override async Task<TestStore> NewStoreAsync()
    {
        Assert.SkipWhen(PostgreSqlCluster.WhyNot is not null, PostgreSqlCluster.WhyNot ?? "");
        return await cluster.NewStoreAsync();
    }
}
