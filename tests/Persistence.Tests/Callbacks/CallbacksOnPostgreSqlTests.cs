using Xunit;

namespace Persistence.Tests.Callbacks;

public sealed class CallbacksOnPostgreSqlTests(PostgreSqlCluster cluster) : CallbackContract
{
    private protected override async Task<TestStore> NewStoreAsync()
    {
        Assert.SkipWhen(PostgreSqlCluster.WhyNot is not null, PostgreSqlCluster.WhyNot ?? "");
        return await cluster.NewStoreAsync();
    }
}
