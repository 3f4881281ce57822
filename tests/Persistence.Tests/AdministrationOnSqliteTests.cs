namespace Persistence.Tests;

public sealed class AdministrationOnSqliteTests : AdministrationContract
{
    private protected override Task<TestStore> NewStoreAsync() => TestStore.OnSqliteAsync();
}
