using Xunit;

namespace Persistence.Tests.Messages;

public sealed class LeftMessagesOnPostgreSqlTests(PostgreSqlCluster cluster) : LeftMessageContract
{
    private protected override async Task<TestStore> NewStoreAsync()
    {
        Assert.SkipWhen(PostgreSqlCluster.WhyNot is not null, PostgreSqlCluster.WhyNot ?? "");
        return await cluster.NewStoreAsync();
    }
}
