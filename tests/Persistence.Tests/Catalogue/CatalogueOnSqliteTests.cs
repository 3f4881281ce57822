namespace Persistence.Tests.Catalogue;

public sealed class CatalogueOnSqliteTests : CatalogueContract
{
    private protected override Task<TestStore> NewStoreAsync() => TestStore.OnSqliteAsync();
}
