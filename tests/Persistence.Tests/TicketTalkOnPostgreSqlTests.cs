using Xunit;

namespace Persistence.Tests;

public sealed class TicketTalkOnPostgreSqlTests(PostgreSqlCluster cluster) : TicketTalkContract
{
    private protected override async Task<TestStore> NewStoreAsync()
    {
        Assert.SkipWhen(PostgreSqlCluster.WhyNot is not null, PostgreSqlCluster.WhyNot ?? "");
        return await cluster.NewStoreAsync();
    }
}
