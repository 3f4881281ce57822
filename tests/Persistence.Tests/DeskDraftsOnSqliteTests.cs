namespace Persistence.Tests;

public sealed class DeskDraftsOnSqliteTests : DeskDraftContract
{
    private protected override Task<TestStore> NewStoreAsync() => TestStore.OnSqliteAsync();
}
