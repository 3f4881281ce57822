namespace Persistence.Tests.Callbacks;

public sealed class CallbacksOnSqliteTests : CallbackContract
{
    private protected override Task<TestStore> NewStoreAsync() => TestStore.OnSqliteAsync();
}
