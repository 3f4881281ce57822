namespace Persistence.Tests.InstallBase;

public sealed class UnitsOnSqliteTests : UnitContract
{
    private protected override Task<TestStore> NewStoreAsync() => TestStore.OnSqliteAsync();
}
