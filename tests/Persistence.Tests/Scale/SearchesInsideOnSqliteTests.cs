namespace Persistence.Tests.Scale;

public sealed class SearchesInsideOnSqliteTests : SearchInsideContract
{
    private protected override Task<TestStore> NewStoreAsync() => TestStore.OnSqliteAsync();
}
