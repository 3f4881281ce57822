using AfterSales.Tests.Shared;
using CallCenter.Web.Composition.Settings;
using CallCenter.Web.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Persistence;
using Persistence.Administration;
using Persistence.History;
using Persistence.Journal;
using Persistence.Sqlite;
using Quartz;
using Shouldly;
using Xunit;

namespace CallCenter.Web.Tests.Host;

public sealed class HousekeepingTests
{
    private static readonly TimeSpan Old = JournalRetention.Kept + TimeSpan.FromHours(1);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Start_WithAnOldJournal_TakesOnlyThatOutAndKeepsTheNightSchedule()
    {
        using var folder = new TempFolder();
        var now = TimeProvider.System.GetUtcNow();
        using (var host = Build(folder))
        {
            await SeedAsync(host.Services, now);
            var token = await host.Services.GetRequiredService<ApiTokens>().CreateAsync("kept", "admin", Ct);
            await host.StartAsync(Ct);
            var contexts = host.Services.GetRequiredService<IDbContextFactory<AppDb>>();
            await Eventually.IsTrueAsync(
                () =>
                {
                    using var db = contexts.CreateDbContext();
                    return db.Journal.Count() == 3;
                },
                "the old rows are gone");

            (await host.Services.GetRequiredService<ApiTokens>().FindAsync(token, Ct)).ShouldNotBeNull();
            await using (var db = await contexts.CreateDbContextAsync(Ct))
                (await db.AuditEntries.CountAsync(a => a.Command != "token.created", Ct)).ShouldBe(1);
            (await NightAsync(host.Services)).ShouldBe(new TimeSpan(3, 30, 0));
            await host.StopAsync(Ct);
        }

        // The next start finds its own store and still has one night a day.
        using var again = Build(folder);
        await again.StartAsync(Ct);
        (await NightAsync(again.Services)).ShouldBe(new TimeSpan(3, 30, 0));
        await again.StopAsync(Ct);
        File.Exists(folder.File("quartz.db")).ShouldBeTrue();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    [Fact]
    public async Task Start_WithARecordingWhoseTimeIsOver_RemovesItInTheNameOfTheSystem()
    {
        using var folder = new TempFolder();
        var old = TimeProvider.System.GetUtcNow().AddDays(-200);
        using var host = Build(folder);
        await host.Services.GetRequiredService<StoreMigrator>().MigrateAsync(Ct);
        Directory.CreateDirectory(folder.File("recordings"));
        await File.WriteAllTextAsync(folder.File("recordings/old.wav"), "sound", Ct);
        var id = Guid.CreateVersion7(old);
        await host.Services.GetRequiredService<StoreWriter>().WriteAsync(
            db =>
            {
                db.Recordings.Add(new RecordingRow { Id = id, InteractionId = id, RelativePath = "old.wav", StartedAt = old, State = RecordingState.Closed, DurationMs = 1, Bytes = 5, Sha256 = new string('a', 64), Spans = "{}" });
                return Task.CompletedTask;
            },
            Ct);
        await host.StartAsync(Ct);
        var contexts = host.Services.GetRequiredService<IDbContextFactory<AppDb>>();
        await Eventually.IsTrueAsync(
            () =>
            {
                using var db = contexts.CreateDbContext();
                return db.Recordings.Single().State == RecordingState.Deleted;
            },
            "the recording is noted as removed");
        File.Exists(folder.File("recordings/old.wav")).ShouldBeFalse();
        await using (var db = await contexts.CreateDbContextAsync(Ct))
            (await db.AuditEntries.SingleAsync(a => a.Command == "recording.retention", Ct)).ActorId.ShouldBe("system");
        await host.StopAsync(Ct);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    [Fact]
    public async Task Retention_OfMoreThanOneBatch_TakesAllOutInBoundedSteps()
    {
        using var folder = new TempFolder();
        using var host = Build(folder);
        await host.Services.GetRequiredService<StoreMigrator>().MigrateAsync(Ct);
        var now = TimeProvider.System.GetUtcNow();
        const int Rows = (2 * JournalRetention.Batch) + 17;
        await WriteAsync(host.Services, Enumerable.Range(1, Rows).Select(n => Row(n, now - Old - TimeSpan.FromMilliseconds(n))));

        (await host.Services.GetRequiredService<JournalRetention>().RunAsync(Ct)).ShouldBe(Rows);
        (await host.Services.GetRequiredService<JournalRetention>().RunAsync(Ct)).ShouldBe(0);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    private static IHost Build(TempFolder folder)
    {
        var data = new DataSettings(folder.Path, DataProvider.Sqlite, $"Data Source={folder.File("callcenter.db")}");
        var settings = new AppSettings(data, false, new SipSettings([], null, []), new MediaSettings(System.Net.IPAddress.Loopback, 0, 0), []);
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddLogging(l => l.SetMinimumLevel(LogLevel.Warning));
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(settings);
        builder.Services.AddPersistence(SqliteStore.ForFile(folder.File("callcenter.db")));
        builder.Services.AddJobs(settings);
        return builder.Build();
    }

    private static async Task SeedAsync(IServiceProvider services, DateTimeOffset now)
    {
        await services.GetRequiredService<StoreMigrator>().MigrateAsync(Ct);
        await WriteAsync(services, [Row(1, now - Old), Row(2, now - Old), Row(3, now - JournalRetention.Kept + TimeSpan.FromHours(1)), Row(4, now), Row(5, now)]);
        await services.GetRequiredService<StoreWriter>().WriteAsync(
            db =>
            {
                Audit.Note(db, new Actor("test"), "test.noted", "subject", now - Old - Old);
                return Task.CompletedTask;
            },
            Ct);
    }

    private static Task WriteAsync(IServiceProvider services, IEnumerable<JournalRow> rows) => services.GetRequiredService<StoreWriter>().WriteAsync(
        db =>
        {
            db.Journal.AddRange(rows);
            return Task.CompletedTask;
        },
        Ct);

    private static JournalRow Row(long seq, DateTimeOffset at) => new() { Epoch = 1, Seq = seq, At = at, Type = "TimerFired" };

    /// <summary>When the job next runs by its schedule, as the site's clock shows it.</summary>
    private static async Task<TimeSpan> NightAsync(IServiceProvider services)
    {
        var scheduler = await services.GetRequiredService<ISchedulerFactory>().GetScheduler(Ct);
        var trigger = (await scheduler.GetTrigger(new TriggerKey("housekeeping-every-night"), Ct)).ShouldNotBeNull();
        return TimeZoneInfo.ConvertTime(trigger.NextFireTimeUtc!.Value, SiteZone.Zone).TimeOfDay;
    }
}
