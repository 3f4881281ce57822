using Xunit;

namespace Persistence.Tests.Lists;

public sealed class ListsOnPostgreSqlTests(PostgreSqlCluster cluster) : ListsContract
{
    private protected override async Task<TestStore> NewStoreAsync()
    {
        Assert.SkipWhen(PostgreSqlCluster.WhyNot is not null, PostgreSqlCluster.WhyNot ?? "");
        return await cluster.NewStoreAsync();
    }
}
