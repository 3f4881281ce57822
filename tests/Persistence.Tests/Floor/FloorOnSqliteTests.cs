namespace Persistence.Tests.Floor;

public sealed class FloorOnSqliteTests : FloorContract
{
    private protected override Task<TestStore> NewStoreAsync() => TestStore.OnSqliteAsync();
}
