using Xunit;

namespace Persistence.Tests.InstallBase;

public sealed class UnitsOnPostgreSqlTests(PostgreSqlCluster cluster) : UnitContract
{
    private protected override async Task<TestStore> NewStoreAsync()
    {
        Assert.SkipWhen(PostgreSqlCluster.WhyNot is not null, PostgreSqlCluster.WhyNot ?? "");
        return await cluster.NewStoreAsync();
    }
}
