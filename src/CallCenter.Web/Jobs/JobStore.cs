using CallCenter.Web.Composition.Settings;
using Microsoft.Data.Sqlite;

namespace CallCenter.Web.Jobs;

/// <summary>Makes the scheduler's own SQLite file ready before the scheduler opens it. It is apart from the business file, so that neither waits for the other's writer.</summary>
internal sealed class JobStore(AppSettings settings, ILogger<JobStore> logger) : IHostedService
{
    public static string ConnectionString(DataSettings data) =>
        new SqliteConnectionStringBuilder { DataSource = Path.Combine(data.Directory, "quartz.db"), DefaultTimeout = 10 }.ConnectionString;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (settings.Data.Provider == DataProvider.SqlServer)
            Log.SchedulesInMemory(logger);
        if (settings.Data.Provider != DataProvider.Sqlite)
            return;
        await using var file = new SqliteConnection(ConnectionString(settings.Data));
        await file.OpenAsync(cancellationToken);
        await using var pragma = file.CreateCommand();
        // The mode stays with the file: readers do not wait for the writer.
        pragma.CommandText = "PRAGMA journal_mode=WAL";
        await pragma.ExecuteNonQueryAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
