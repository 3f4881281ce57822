namespace Persistence.Tests.Quality;

public sealed class QualityOnSqliteTests : QualityContract
{
    private protected override Task<TestStore> NewStoreAsync() => TestStore.OnSqliteAsync();
}
