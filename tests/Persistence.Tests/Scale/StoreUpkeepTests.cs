using AfterSales.Tests.Shared;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Persistence.Sqlite;
using Shouldly;
using Xunit;

namespace Persistence.Tests.Scale;

public sealed class StoreUpkeepTests
{
    // More commits than it waits for.
    private const int Many = 100;

    private int _runs;

    [Fact]
    public async Task Upkeep_AfterManyCommits_RunsOnceAtATimeAndNeverInTheWriter()
    {
        using var hold = new SemaphoreSlim(0);
        await using var upkeep = Upkeep(async ct =>
        {
            Interlocked.Increment(ref _runs);
            await hold.WaitAsync(ct);
        });
        upkeep.Committed();
        _runs.ShouldBe(0, "one commit is nothing");
        Commit(upkeep);
        await Eventually.IsTrueAsync(() => Volatile.Read(ref _runs) == 1, "it began while the writers went on");
        Commit(upkeep);
        Volatile.Read(ref _runs).ShouldBe(1, "the first one is still at it");
        hold.Release();
        await Eventually.IsTrueAsync(() => Again(upkeep, 2), "the next commits get their own");
        hold.Release();
    }

    [Fact]
    public async Task Upkeep_ThatFails_IsTriedAgainLater()
    {
        await using var upkeep = Upkeep(_ =>
        {
            Interlocked.Increment(ref _runs);
            throw new SqliteException("database is locked", 5);
        });
        await Eventually.IsTrueAsync(() => Again(upkeep, 2), "the writers never heard of it");
    }

    [Fact]
    public async Task Upkeep_WhenTheProcessEnds_IsStoppedAndNotBegunAgain()
    {
        var upkeep = Upkeep(async ct =>
        {
            Interlocked.Increment(ref _runs);
            await Task.Delay(Timeout.Infinite, ct);
        });
        Commit(upkeep);
        await Eventually.IsTrueAsync(() => Volatile.Read(ref _runs) == 1, "it began");
        await upkeep.DisposeAsync();
        Commit(upkeep);
        Volatile.Read(ref _runs).ShouldBe(1);
    }

    private static void Commit(StoreUpkeep upkeep)
    {
        for (var i = 0; i < Many; i++) upkeep.Committed();
    }

    private bool Again(StoreUpkeep upkeep, int runs)
    {
        Commit(upkeep);
        return Volatile.Read(ref _runs) >= runs;
    }

    private static StoreUpkeep Upkeep(Func<CancellationToken, Task> work) =>
        new(SqliteStore.ForConnection("Data Source=:memory:") with { Upkeep = work }, NullLogger<StoreUpkeep>.Instance);
}
