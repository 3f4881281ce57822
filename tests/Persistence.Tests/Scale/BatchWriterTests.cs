using AfterSales.Tests.Shared;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;

namespace Persistence.Tests.Scale;

public sealed class BatchWriterTests
{
    private const int Poison = 13;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task PoisonRow_AmongOthers_IsSetAsideAndTheOthersAreWritten()
    {
        var store = new Store { Refuses = row => row == Poison };
        var writer = store.Writer();
        for (var i = 0; i < 100; i++) writer.TryAdd(i).ShouldBeTrue();
        writer.Complete();
        await writer.RunAsync(Ct);

        store.Rows.ShouldBe(Enumerable.Range(0, 100).Where(i => i != Poison));
        writer.SetAside.ShouldBe(1);
        writer.IsFailing.ShouldBeFalse("the store works");
    }

    [Fact]
    public async Task PoisonRow_Alone_WaitsUntilTheNextRowShowsThatTheStoreWorks()
    {
        var store = new Store { Refuses = row => row == Poison };
        var writer = store.Writer();
        writer.TryAdd(Poison);
        var loop = writer.RunAsync(Ct);
        await Eventually.IsTrueAsync(() => writer.IsFailing, "the row fails");
        writer.SetAside.ShouldBe(0, "nobody knows yet whether it is the row or the store");
        writer.TryAdd(1).ShouldBeTrue();
        await Eventually.IsTrueAsync(() => writer.SetAside == 1, "the other row went down");
        await writer.FlushAsync(Ct);
        store.Rows.ShouldBe([1]);
        writer.IsFailing.ShouldBeFalse();
        writer.Complete();
        await loop;
    }

    [Fact]
    public async Task RowSetAside_WhoseReasonIsGone_IsWrittenWhenTheLoopEnds()
    {
        var refuses = true;
        var store = new Store { Refuses = row => row == Poison && Volatile.Read(ref refuses) };
        var writer = store.Writer();
        for (var i = 0; i < 20; i++) writer.TryAdd(i);
        var loop = writer.RunAsync(Ct);
        await writer.FlushAsync(Ct);
        writer.SetAside.ShouldBe(1);
        Volatile.Write(ref refuses, false);
        writer.Complete();
        await loop;
        store.Rows.Order().ShouldBe(Enumerable.Range(0, 20));
        writer.SetAside.ShouldBe(0);
    }

    [Fact]
    public async Task Outage_SetsNothingAside_AndLosesNothing()
    {
        var isDown = true;
        var store = new Store { Refuses = _ => Volatile.Read(ref isDown) };
        var writer = store.Writer();
        for (var i = 0; i < 50; i++) writer.TryAdd(i);
        var loop = writer.RunAsync(Ct);
        await Eventually.IsTrueAsync(() => store.Failures > 20, "it was tried whole and one by one");
        writer.SetAside.ShouldBe(0);
        Volatile.Write(ref isDown, false);
        await writer.FlushAsync(Ct);
        store.Rows.ShouldBe(Enumerable.Range(0, 50));
        writer.Complete();
        await loop;
    }

    private sealed class Store
    {
        private int _failures;

        public required Func<int, bool> Refuses { get; init; }

        public List<int> Rows { get; } = [];

        public int Failures => Volatile.Read(ref _failures);

        public BatchWriter<int> Writer() => new("test", 1_000, 100, WriteAsync, TimeProvider.System, NullLogger.Instance);

        // All or nothing, as a transaction is.
        private Task WriteAsync(IReadOnlyList<int> rows, CancellationToken ct)
        {
            if (rows.Any(Refuses))
            {
                Interlocked.Increment(ref _failures);
                throw new InvalidOperationException("The row cannot be written.");
            }

            Rows.AddRange(rows);
            return Task.CompletedTask;
        }
    }
}
