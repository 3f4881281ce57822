using Xunit;

namespace Persistence.Tests.Floor;

public sealed class FloorOnPostgreSqlTests(PostgreSqlCluster cluster) : FloorContract
{
    private protected override async Task<TestStore> NewStoreAsync()
    {
        Assert.SkipWhen(PostgreSqlCluster.WhyNot is not null, PostgreSqlCluster.WhyNot ?? "");
        return await cluster.NewStoreAsync();
    }
}
