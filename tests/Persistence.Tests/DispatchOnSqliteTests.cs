namespace Persistence.Tests;

public sealed class DispatchOnSqliteTests : DispatchContract
{
    private protected override Task<TestStore> NewStoreAsync() => TestStore.OnSqliteAsync();
}
