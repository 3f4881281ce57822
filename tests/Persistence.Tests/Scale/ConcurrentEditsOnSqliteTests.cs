namespace Persistence.Tests.Scale;

public sealed class ConcurrentEditsOnSqliteTests : ConcurrentEditsContract
{
    private protected override Task<TestStore> NewStoreAsync() => TestStore.OnSqliteAsync();
}
