using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using AfterSales.Tests.Shared;
using CallCenter.Web.Tests.Recordings;
using Microsoft.Data.Sqlite;
using Shouldly;
using Xunit;

namespace CallCenter.Web.Tests.Verbs;

/// <summary>The restore drill: what was saved comes back, row for row and byte for byte, or not at all (requirement JR-66).</summary>
public sealed class BackupTests : IDisposable
{
    private const int Failed = 1;
    private readonly TempFolder _out = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Backup => _out.File("backup.tgz");

    private string Empty => _out.File("restored");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _out.Dispose();
    }

    [Fact]
    public async Task Restore_OfABackupMadeAtWork_EqualsEveryRowAndEveryFile()
    {
        await using var site = await RecordingSite.OpenAsync();
        await site.RecordAsync(3);
        await site.RecordAsync(2);
        await site.Chain.RunAsync(Ct);
        // What hangs on a ticket lies beside the recordings.
        var attached = Path.Combine("attachments", "0199f", "0199f00000007000800000000000000a");
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(site.Folder, attached))!);
        await File.WriteAllBytesAsync(Path.Combine(site.Folder, attached), [0x89, 0x50, 0x4E, 0x47], Ct);
        // A call that is being recorded while the backup runs.
        var growing = site.PathOf("2026/11/22/live.wav");
        Directory.CreateDirectory(Path.GetDirectoryName(growing)!);
        using (var ended = CancellationTokenSource.CreateLinkedTokenSource(Ct))
        {
            var call = GrowAsync(growing, ended.Token);
            await Eventually.IsTrueAsync(() => File.Exists(growing) && new FileInfo(growing).Length > 100_000, "the call is being recorded");
            var made = await SaidConsole.RunAsync("backup", Backup, Data(site.Folder));
            made.Code.ShouldBe(0, made.Said);
            await ended.CancelAsync();
            await call;
        }

        var restored = await SaidConsole.RunAsync("restore", Backup, Data(Empty));
        restored.Code.ShouldBe(0, restored.Said);
        (await File.ReadAllBytesAsync(Path.Combine(Empty, attached), Ct)).ShouldBe([0x89, 0x50, 0x4E, 0x47]);
        (await RowsAsync(Empty)).ShouldBe(await RowsAsync(site.Folder));
        foreach (var file in FilesOf(site.Folder).Where(f => !f.EndsWith("live.wav", StringComparison.Ordinal)))
            (await File.ReadAllBytesAsync(Path.Combine(Empty, file), Ct)).ShouldBe(await File.ReadAllBytesAsync(Path.Combine(site.Folder, file), Ct), file);
        FilesOf(Empty).ShouldBe(FilesOf(site.Folder));
        var (saved, whole) = (await File.ReadAllBytesAsync(Path.Combine(Empty, "recordings", "2026", "11", "22", "live.wav"), Ct), await File.ReadAllBytesAsync(growing, Ct));
        saved.Length.ShouldBeInRange(100_000, whole.Length);
        saved.AsSpan().SequenceEqual(whole.AsSpan(0, saved.Length)).ShouldBeTrue("the call up to its turn");
        // That one is nobody's row in this drill; the others are as they were recorded.
        File.Delete(Path.Combine(Empty, "recordings", "2026", "11", "22", "live.wav"));
        (await SaidConsole.RunAsync("recordings", "verify", Data(Empty))).Code.ShouldBe(0);
    }

    [Theory]
    [InlineData(0.4, false)]
    [InlineData(0.8, false)]
    [InlineData(0.9, true)]
    public async Task Restore_OfADamagedBackup_LeavesTheFolderEmpty(double at, bool isCut)
    {
        await using var site = await RecordingSite.OpenAsync();
        await site.RecordAsync(3);
        (await SaidConsole.RunAsync("backup", Backup, Data(site.Folder))).Code.ShouldBe(0);
        var bytes = await File.ReadAllBytesAsync(Backup, Ct);
        var place = (int)(bytes.Length * at);
        bytes[place] ^= 0x55;
        await File.WriteAllBytesAsync(Backup, isCut ? bytes[..place] : bytes, Ct);

        var refused = await SaidConsole.RunAsync("restore", Backup, Data(Empty));
        refused.Code.ShouldBe(Failed);
        Directory.EnumerateFileSystemEntries(Empty).ShouldBeEmpty();
    }

    [Fact]
    public async Task Restore_OverAnything_IsRefused()
    {
        await using var site = await RecordingSite.OpenAsync();
        (await SaidConsole.RunAsync("backup", Backup, Data(site.Folder))).Code.ShouldBe(0);
        (await SaidConsole.RunAsync("backup", Backup, Data(site.Folder))).Code.ShouldBe(Failed, "a backup never overwrites one");
        (await SaidConsole.RunAsync("restore", Backup, Data(site.Folder))).Code.ShouldBe(Failed);
        Directory.CreateDirectory(Empty);
        await File.WriteAllBytesAsync(Path.Combine(Empty, "callcenter.db-wal"), [1], Ct);
        (await SaidConsole.RunAsync("restore", Backup, Data(Empty))).Code.ShouldBe(Failed, "the log of a database that was deleted");
        File.Delete(Path.Combine(Empty, "callcenter.db-wal"));
        Directory.CreateDirectory(Path.Combine(Empty, "recordings"));
        (await SaidConsole.RunAsync("restore", Backup, Data(Empty))).Code.ShouldBe(Failed);
    }

    [Theory]
    [InlineData("../outside.txt", false)]
    [InlineData("callcenter.db", true)]
    public async Task Restore_OfAnArchiveThatIsNotOurs_IsRefused(string name, bool isListed)
    {
        await using (var zipped = new GZipStream(File.Create(Backup), CompressionLevel.Fastest))
        await using (var archive = new TarWriter(zipped))
        {
            await archive.WriteEntryAsync(Entry(name, "x"), Ct);
            if (isListed)
                await archive.WriteEntryAsync(Entry("manifest.sha256", $"{Convert.ToHexStringLower(SHA256.HashData("y"u8))}  {name}\n"), Ct);
        }

        (await SaidConsole.RunAsync("restore", Backup, Data(Empty))).Code.ShouldBe(Failed);
        Directory.EnumerateFileSystemEntries(Empty).ShouldBeEmpty();
        File.Exists(_out.File("outside.txt")).ShouldBeFalse();
    }

    private static string Data(string folder) => "--Data:Directory=" + folder;

    private static PaxTarEntry Entry(string name, string text) => new(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)) };

    private static List<string> FilesOf(string root) => [.. Directory.EnumerateFiles(Path.Combine(root, "recordings"), "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(root, f)).Order(StringComparer.Ordinal)];

    private static async Task GrowAsync(string path, CancellationToken ended)
    {
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
        var sound = RandomNumberGenerator.GetBytes(4096);
        while (!ended.IsCancellationRequested && file.Length < 20_000_000)
        {
            await file.WriteAsync(sound, CancellationToken.None);
            await file.FlushAsync(CancellationToken.None);
            await Task.Delay(1, CancellationToken.None);
        }
    }

    /// <summary>Every table with the SHA-256 of all its rows.</summary>
    private static async Task<List<string>> RowsAsync(string folder)
    {
        await using var db = new SqliteConnection($"Data Source={Path.Combine(folder, "callcenter.db")};Mode=ReadOnly;Pooling=False");
        await db.OpenAsync(Ct);
        var tables = new List<string>();
        await using (var list = db.CreateCommand())
        {
            list.CommandText = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name";
            await using var reader = await list.ExecuteReaderAsync(Ct);
            while (await reader.ReadAsync(Ct))
                tables.Add(reader.GetString(0));
        }

        var rows = new List<string>();
        foreach (var table in tables)
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            await using var command = db.CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\"";
            await using var reader = await command.ExecuteReaderAsync(Ct);
            while (await reader.ReadAsync(Ct))
            {
                for (var i = 0; i < reader.FieldCount; i++)
                    hash.AppendData(Encoding.UTF8.GetBytes($"{reader.GetValue(i) switch { byte[] blob => Convert.ToHexString(blob), var value => value }}|"));
            }

            rows.Add($"{table} {Convert.ToHexString(hash.GetHashAndReset())}");
        }

        return rows;
    }
}
