namespace Persistence.Tests.Scale;

public sealed class SeedsOnSqliteTests : SeedContract
{
    private protected override Task<TestStore> NewStoreAsync() => TestStore.OnSqliteAsync();
}
