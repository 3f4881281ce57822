using Xunit;

namespace Persistence.Tests.Webhooks;

public sealed class WebhooksOnPostgreSqlTests(PostgreSqlCluster cluster) : WebhookContract
{
    private protected override async Task<TestStore> NewStoreAsync()
    {
        Assert.SkipWhen(PostgreSqlCluster.WhyNot is not null, PostgreSqlCluster.WhyNot ?? "");
        return await cluster.NewStoreAsync();
    }
}
