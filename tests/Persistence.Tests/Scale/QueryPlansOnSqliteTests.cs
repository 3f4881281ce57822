namespace Persistence.Tests.Scale;

public sealed class QueryPlansOnSqliteTests : QueryPlanContract
{
    private protected override Task<TestStore> NewStoreAsync() => TestStore.OnSqliteAsync();
}
