namespace Persistence.Tests;

public sealed class CustomersOnSqliteTests : CustomersContract
{
    private protected override Task<TestStore> NewStoreAsync() => TestStore.OnSqliteAsync();
}
