using Xunit;

namespace Persistence.Tests.Catalogue;

public sealed class CatalogueOnPostgreSqlTests(PostgreSqlCluster cluster) : CatalogueContract
{
    private protected override async Task<TestStore> NewStoreAsync()
    {
        Assert.SkipWhen(PostgreSqlCluster.WhyNot is not null, PostgreSqlCluster.WhyNot ?? "");
        return await cluster.NewStoreAsync();
    }
}
