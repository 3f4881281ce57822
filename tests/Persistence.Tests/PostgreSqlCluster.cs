using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Persistence.PostgreSql;
using Xunit;

[assembly: AssemblyFixture(typeof(Persistence.Tests.PostgreSqlCluster))]

namespace Persistence.Tests;

/// <summary>A throw-away PostgreSQL server from Debian's binaries, reached through a socket in its own folder; started on first use, stopped after the last test.</summary>
public sealed class PostgreSqlCluster : IAsyncDisposable
{
    private const string Binaries = "/usr/lib/postgresql";

    private readonly string _bin = BinFolder() ?? "";
    private readonly Lazy<Task<string>> _folder;
    private int _databases;

    public PostgreSqlCluster() => _folder = new Lazy<Task<string>>(StartAsync);

    /// <summary>Why no server can be started here, or null.</summary>
    public static string? WhyNot { get; } = FindWhyNot();

    internal async Task<TestStore> NewStoreAsync()
    {
        var folder = await _folder.Value;
        var database = "t" + Interlocked.Increment(ref _databases).ToString(CultureInfo.InvariantCulture);
        await using (var connection = new NpgsqlConnection(ConnectionString(folder, "postgres")))
        {
            await connection.OpenAsync();
            await using var create = new NpgsqlCommand($"CREATE DATABASE {database}", connection);
            await create.ExecuteNonQueryAsync();
        }

        // A finished test's pool keeps its connections for minutes: some hundred tests would use up all that the server has.
        var its = ConnectionString(folder, database);
        return await TestStore.OnAsync(PostgreSqlStore.ForConnection(its), () =>
        {
            using var any = new NpgsqlConnection(its);
            NpgsqlConnection.ClearPool(any);
            return Task.CompletedTask;
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (!_folder.IsValueCreated) return;
        var folder = await _folder.Value;
        NpgsqlConnection.ClearAllPools();
        await RunAsync(Path.Combine(_bin, "pg_ctl"), "-D", folder, "-m", "immediate", "-w", "stop");
        Directory.Delete(folder, recursive: true);
    }

    private async Task<string> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("pg-").FullName;
        if (Environment.IsPrivilegedProcess) await RunRawAsync("chown", "postgres", folder);
        await RunAsync(Path.Combine(_bin, "initdb"), "-D", folder, "-A", "trust", "-U", "tests", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
        await RunAsync(
            Path.Combine(_bin, "pg_ctl"), "-D", folder, "-l", Path.Combine(folder, "log"), "-w",
            "-o", $"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off -c max_connections=200", "start");
        return folder;
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

    private static string ConnectionString(string folder, string database) =>
        new NpgsqlConnectionStringBuilder { Host = folder, Username = "tests", Database = database, MaxPoolSize = 40 }.ConnectionString;

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
