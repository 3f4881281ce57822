namespace Persistence.Tests;

public sealed class StoreOnSqliteTests : StoreContract
{
    private protected override Task<TestStore> NewStoreAsync() => TestStore.OnSqliteAsync();
}
