namespace Persistence.Tests.Scale;

public sealed class MigrationsOnSqliteTests : MigrationContract
{
    private protected override Task<TestStore> NewStoreAsync() => TestStore.OnSqliteAsync();
}
