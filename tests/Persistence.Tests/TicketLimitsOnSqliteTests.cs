namespace Persistence.Tests;

public sealed class TicketLimitsOnSqliteTests : TicketLimitContract
{
    private protected override Task<TestStore> NewStoreAsync() => TestStore.OnSqliteAsync();
}
