using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Persistence.Sqlite;

namespace Persistence.Tests;

/// <summary>A migrated store of its own, in a temporary folder or a fresh database.</summary>
internal sealed class TestStore : IAsyncDisposable
{
    private ServiceProvider _services;
    private readonly Func<Task> _remove;

    private TestStore(StoreProvider provider, Func<Task> remove)
    {
        // A row limit without an order takes other rows each time: no query of the product may do it.
        Provider = provider with
        {
            Configure = options =>
            {
                provider.Configure(options);
                options.ConfigureWarnings(w => w.Throw(CoreEventId.RowLimitingOperationWithoutOrderByWarning));
            },
        };
        _remove = remove;
        _services = Start();
    }

    public TestClock Clock { get; } = new(new DateTimeOffset(2026, 11, 22, 2, 30, 0, TimeSpan.Zero));

    public StoreProvider Provider { get; }

    public IDbContextFactory<AppDb> Contexts => Get<IDbContextFactory<AppDb>>();

    public static async Task<TestStore> OnSqliteAsync()
    {
        var folder = Directory.CreateTempSubdirectory("persistence-");
        var store = new TestStore(SqliteStore.ForFile(Path.Combine(folder.FullName, "store.db")), () =>
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
            return Task.CompletedTask;
        });
        await store.Get<StoreMigrator>().MigrateAsync(CancellationToken.None);
        return store;
    }

    public static async Task<TestStore> OnAsync(StoreProvider provider, Func<Task> remove)
    {
        var store = new TestStore(provider, remove);
        await store.Get<StoreMigrator>().MigrateAsync(CancellationToken.None);
        return store;
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>What a new process has: the same rows, nothing remembered.</summary>
    public async Task RestartAsync()
    {
        await _services.DisposeAsync();
        _services = Start();
    }

    public AppDb Open() => Contexts.CreateDbContext();

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _remove();
    }

    private ServiceProvider Start() => new ServiceCollection()
        .AddSingleton<TimeProvider>(Clock)
        .AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance)
        .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
        .AddPersistence(Provider)
        .BuildServiceProvider();
}
