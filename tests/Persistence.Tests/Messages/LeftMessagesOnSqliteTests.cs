namespace Persistence.Tests.Messages;

public sealed class LeftMessagesOnSqliteTests : LeftMessageContract
{
    private protected override Task<TestStore> NewStoreAsync() => TestStore.OnSqliteAsync();
}
