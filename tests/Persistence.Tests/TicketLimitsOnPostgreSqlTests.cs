using Xunit;

namespace Persistence.Tests;

public sealed class TicketLimitsOnPostgreSqlTests(PostgreSqlCluster cluster) : TicketLimitContract
{
    private protected override async Task<TestStore> NewStoreAsync()
    {
        Assert.SkipWhen(PostgreSqlCluster.WhyNot is not null, PostgreSqlCluster.WhyNot ?? "");
        return await cluster.NewStoreAsync();
    }
}
