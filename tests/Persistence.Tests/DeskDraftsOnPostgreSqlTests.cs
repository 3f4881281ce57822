using Xunit;

namespace Persistence.Tests;

public sealed class DeskDraftsOnPostgreSqlTests(PostgreSqlCluster cluster) : DeskDraftContract
{
    private protected override async Task<TestStore> NewStoreAsync()
    {
        Assert.SkipWhen(PostgreSqlCluster.WhyNot is not null, PostgreSqlCluster.WhyNot ?? "");
        return await cluster.NewStoreAsync();
    }
}
