namespace Persistence.Tests.Lists;

public sealed class ListsOnSqliteTests : ListsContract
{
    private protected override Task<TestStore> NewStoreAsync() => TestStore.OnSqliteAsync();
}
