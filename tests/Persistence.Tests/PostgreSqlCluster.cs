using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Persistence.PostgreSql;

namespace Persistence.Tests;

/// <summary>A throw-away PostgreSQL server from Debian's binaries, reached through a socket in its own folder.</summary>
public sealed class PostgreSqlCluster : IAsyncDisposable
{
    private const string Binaries = "/usr/lib/postgresql";
    private static readonly Lazy<Task<PostgreSqlCluster>> Shared = new(StartAsync);

    private readonly string _folder;
    private readonly string _bin;
    private int _databases;

    private PostgreSqlCluster(string folder, string bin)
    {
        _folder = folder;
        _bin = bin;
    }

    /// <summary>Why no server can be started here, or null.</summary>
    public static string? WhyNot { get; } = FindWhyNot();

    /// <summary>The server of this test run, started on first use and stopped with the process.</summary>
    public static Task<PostgreSqlCluster> GetAsync() => Shared.Value;

    internal async Task<TestStore> NewStoreAsync()
    {
        var database = "t" + Interlocked.Increment(ref _databases).ToString(CultureInfo.InvariantCulture);
        await using (var connection = new NpgsqlConnection(ConnectionString("postgres")))
        {
            await connection.OpenAsync();
            await using var create = new NpgsqlCommand($"CREATE DATABASE {database}", connection);
            await create.ExecuteNonQueryAsync();
        }

        return await TestStore.OnAsync(PostgreSqlStore.ForConnection(ConnectionString(database)), () => Task.CompletedTask);
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await RunAsync(Path.Combine(_bin, "pg_ctl"), "-D", _folder, "-m", "immediate", "-w", "stop");
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task<PostgreSqlCluster> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("pg-").FullName;
        var cluster = new PostgreSqlCluster(folder, BinFolder()!);
        if (Environment.IsPrivilegedProcess) await RunRawAsync("chown", "postgres", folder);
        await RunAsync(Path.Combine(cluster._bin, "initdb"), "-D", folder, "-A", "trust", "-U", "tests", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
        await RunAsync(
            Path.Combine(cluster._bin, "pg_ctl"), "-D", folder, "-l", Path.Combine(folder, "log"), "-w",
            "-o", $"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off -c max_connections=200", "start");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => cluster.DisposeAsync().AsTask().GetAwaiter().GetResult();
        return cluster;
    }

    private static string? FindWhyNot()
    {
        if (!OperatingSystem.IsLinux()) return "PostgreSQL is started from Debian's binaries only.";
        if (BinFolder() is null) return $"No PostgreSQL server below {Binaries}.";
        if (Environment.IsPrivilegedProcess && !File.ReadLines("/etc/passwd").Any(l => l.StartsWith("postgres:", StringComparison.Ordinal)))
            return "PostgreSQL does not run as root, and there is no user postgres.";
        return null;
    }

    private static string? BinFolder() => Directory.Exists(Binaries)
        ? Directory.GetDirectories(Binaries).Select(d => Path.Combine(d, "bin")).LastOrDefault(d => File.Exists(Path.Combine(d, "initdb")))
        : null;

    private string ConnectionString(string database) =>
        new NpgsqlConnectionStringBuilder { Host = _folder, Username = "tests", Database = database, MaxPoolSize = 40 }.ConnectionString;

    private static Task RunAsync(string program, params string[] arguments) => Environment.IsPrivilegedProcess
        ? RunRawAsync("runuser", ["-u", "postgres", "--", program, .. arguments])
        : RunRawAsync(program, arguments);

    private static async Task RunRawAsync(string program, params string[] arguments)
    {
        // Output goes nowhere: a server that inherits a pipe would keep it open for ever.
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" >/dev/null 2>&1 </dev/null", "sh", program, .. arguments]) { WorkingDirectory = "/" };
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
    }
}
