namespace Persistence.Tests;

public sealed class KnowledgeOnSqliteTests : KnowledgeContract
{
    private protected override Task<TestStore> NewStoreAsync() => TestStore.OnSqliteAsync();
}
