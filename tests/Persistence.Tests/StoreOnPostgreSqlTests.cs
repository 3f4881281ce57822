using Xunit;

namespace Persistence.Tests;

public sealed class StoreOnPostgreSqlTests : StoreContract
{
    private protected override async Task<TestStore> NewStoreAsync()
    {
        Assert.SkipWhen(PostgreSqlCluster.WhyNot is not null, PostgreSqlCluster.WhyNot ?? "");
        return await (await PostgreSqlCluster.GetAsync()).NewStoreAsync();
    }
}
