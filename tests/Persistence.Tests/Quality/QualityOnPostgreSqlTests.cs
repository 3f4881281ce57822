using Xunit;

namespace Persistence.Tests.Quality;

public sealed class QualityOnPostgreSqlTests(PostgreSqlCluster cluster) : QualityContract
{
    private protected override async Task<TestStore> NewStoreAsync()
    {
        Assert.SkipWhen(PostgreSqlCluster.WhyNot is not null, PostgreSqlCluster.WhyNot ?? "");
        return await cluster.NewStoreAsync();
    }
}
