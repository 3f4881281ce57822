using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Persistence;
using Persistence.PostgreSql;
using Persistence.Sqlite;

namespace Benchmarks.Data;

/// <summary>The product's stores on a database of their own: a file, or the empty PostgreSQL database of <c>AFTERSALES_DATA_POSTGRES</c>.</summary>
internal sealed partial class House : IAsyncDisposable
{
    private readonly StoreProvider _provider;
    private ServiceProvider _services;

    private House(StoreProvider provider, string? file)
    {
        (_provider, File) = (provider, file);
        _services = Start();
    }

    public string Name => _provider.Name;

    /// <summary>The database's file, or null on a server.</summary>
    public string? File { get; }

    public static async Task<House> OpenAsync(string folder)
    {
        var postgres = Environment.GetEnvironmentVariable("AFTERSALES_DATA_POSTGRES");
        var file = string.IsNullOrEmpty(postgres) ? Path.Combine(folder, "house.db") : null;
        var house = new House(file is null ? PostgreSqlStore.ForConnection(postgres!) : SqliteStore.ForFile(file), file);
        await house.Get<StoreMigrator>().MigrateAsync(CancellationToken.None);
        return house;
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public AppDb Open() => Get<IDbContextFactory<AppDb>>().CreateDbContext();

    /// <summary>How much is there already.</summary>
    public async Task<(int Customers, int Tickets)> CountAsync()
    {
        await using var db = Open();
        return (await db.Customers.CountAsync(), await db.Tickets.CountAsync());
    }

    /// <summary>Begins anew with an empty file.</summary>
    public async Task EmptyAsync()
    {
        if (File is null) throw new InvalidOperationException("The PostgreSQL database must be empty.");
        await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        foreach (var part in new[] { File, File + "-wal", File + "-shm" }) System.IO.File.Delete(part);
        _services = Start();
        await Get<StoreMigrator>().MigrateAsync(CancellationToken.None);
    }

    /// <summary>What a process that has just started has: no connection, no prepared statement, and of a file no page in memory.</summary>
    public async Task StartColdAsync()
    {
        await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        if (File is not null) Forget(File);
        _services = Start();
    }

    /// <summary>The log is worked into the file, so that what follows does not pay for what came before.</summary>
    public async Task SettleAsync()
    {
        if (File is null) return;
        await using var db = Open();
        await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private static void Forget(string file)
    {
        const int DontNeed = 4;
        using var handle = System.IO.File.OpenHandle(file);
        if (Sync((int)handle.DangerousGetHandle()) != 0 || Advise((int)handle.DangerousGetHandle(), 0, 0, DontNeed) != 0) throw new IOException("The file's pages stay in memory.");
    }

    [LibraryImport("libc", EntryPoint = "fsync")]
    private static partial int Sync(int file);

    [LibraryImport("libc", EntryPoint = "posix_fadvise")]
    private static partial int Advise(int file, long from, long length, int advice);

    private ServiceProvider Start() => new ServiceCollection()
        .AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance)
        .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
        .AddPersistence(_provider)
        .BuildServiceProvider();
}
