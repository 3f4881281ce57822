using System.Security.Cryptography;
using AfterSales.Tests.Shared;
using CallCenter.Web.Composition.Settings;
using CallCenter.Web.Features.Recordings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Persistence;
using Persistence.History;
using Persistence.Sqlite;
using Telephony.Media;
using Telephony.Media.Recording;
using Xunit;

namespace CallCenter.Web.Tests.Recordings;

/// <summary>A store and a folder of recordings, with a clock that the test moves.</summary>
internal sealed class RecordingSite : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly ServiceProvider _services;

    public RecordingSite(RecordingKeys? keys = null, DateTimeOffset? now = null)
    {
        Clock = new ManualTimeProvider(now ?? new DateTimeOffset(2026, 11, 22, 4, 0, 0, TimeSpan.Zero));
        var data = new DataSettings(_folder.Path, DataProvider.Sqlite, "");
        Settings = new AppSettings(data, false, null!, null!, []) { Recordings = new RecordingSettings(0, false, keys ?? RecordingKeys.None) };
        _services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(Clock).AddSingleton(Settings)
            .AddPersistence(SqliteStore.ForFile(_folder.File("callcenter.db"))).AddRecordingUpkeep().BuildServiceProvider();
    }

    public ManualTimeProvider Clock { get; }

    public string Folder => _folder.Path;

    public AppSettings Settings { get; }

    public RecordingChain Chain => Get<RecordingChain>();

    public RecordingRetention Retention => Get<RecordingRetention>();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public static async Task<RecordingSite> OpenAsync(RecordingKeys? keys = null, DateTimeOffset? now = null)
    {
        var site = new RecordingSite(keys, now);
        await site.Get<StoreMigrator>().MigrateAsync(Ct);
        return site;
    }

    public string PathOf(string relative) => Path.Combine(Settings.Data.Recordings, relative);

    public Task<IntegrityRun> VerifyAsync() => Get<RecordingVerifier>().RunAsync(new IntegrityRun(), _ => { }, Ct);

    /// <summary>A closed recording of 1 to 9 kB that began so many days ago.</summary>
    public Task<RecordingRow> RecordAsync(int daysAgo) => RecordAsync(daysAgo, RandomNumberGenerator.GetBytes(RandomNumberGenerator.GetInt32(1_000, 9_000)), isSealed: false);

    /// <summary>A closed recording of these bytes, open or sealed with the site's key.</summary>
    public async Task<RecordingRow> RecordAsync(int daysAgo, byte[] bytes, bool isSealed)
    {
        var at = Clock.GetUtcNow().AddDays(-daysAgo);
        var id = Guid.CreateVersion7(at);
        var row = new RecordingRow { Id = id, InteractionId = id, RelativePath = $"{at:yyyy/MM/dd}/{id:N}.wav{(isSealed ? RecordingContent.SealedEnding : "")}", StartedAt = at, State = RecordingState.Closed, DurationMs = 1000, Spans = "{}" };
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(row.RelativePath))!);
        RecordingContent.Keep(new RecordingId(id), PathOf(row.RelativePath), bytes, isSealed, Settings.Recordings.Keys);
        (row.Bytes, row.Sha256) = await RecordingContent.MeasureAsync(PathOf(row.RelativePath), Ct);
        await ChangeAsync(db => db.Recordings.Add(row));
        return row;
    }

    /// <summary>The same, sealed with the keys given; the row vouches for the file as it then lies there.</summary>
    /// <param name="daysAgo">When it began.</param>
    /// <param name="spoil">What becomes of the sealed bytes before the row is made.</param>
    /// <param name="madeFor">The recording that the file was made for, when it is another.</param>
    public async Task<RecordingRow> SealAsync(int daysAgo, Func<byte[], byte[]> spoil, Guid? madeFor = null)
    {
        var row = await RecordAsync(daysAgo);
        var (plain, path) = (PathOf(row.RelativePath), PathOf(row.RelativePath + RecordingContent.SealedEnding));
        RecordingContent.Keep(new RecordingId(madeFor ?? row.Id), path, await File.ReadAllBytesAsync(plain, Ct), isSealed: true, Settings.Recordings.Keys);
        await File.WriteAllBytesAsync(path, spoil(await File.ReadAllBytesAsync(path, Ct)), Ct);
        File.Delete(plain);
        var (bytes, sha256) = await RecordingContent.MeasureAsync(path, Ct);
        row.RelativePath += RecordingContent.SealedEnding;
        (row.Bytes, row.Sha256) = (bytes, sha256);
        await ChangeAsync(db => db.Recordings.Update(row));
        return row;
    }

    public async Task ChangeAsync(Action<AppDb> change)
    {
        await using var db = await Get<IDbContextFactory<AppDb>>().CreateDbContextAsync(Ct);
        change(db);
        await db.SaveChangesAsync(Ct);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }
}
