namespace Persistence.Tests.Webhooks;

public sealed class WebhooksOnSqliteTests : WebhookContract
{
    private protected override Task<TestStore> NewStoreAsync() => TestStore.OnSqliteAsync();
}
