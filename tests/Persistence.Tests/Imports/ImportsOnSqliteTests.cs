namespace Persistence.Tests.Imports;

public sealed class ImportsOnSqliteTests : ImportsContract
{
    private protected override Task<TestStore> NewStoreAsync() => TestStore.OnSqliteAsync();
}
