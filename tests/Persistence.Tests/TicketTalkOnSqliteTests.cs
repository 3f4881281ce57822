namespace Persistence.Tests;

public sealed class TicketTalkOnSqliteTests : TicketTalkContract
{
    private protected override Task<TestStore> NewStoreAsync() => TestStore.OnSqliteAsync();
}
