using CallCenter.Web.Composition.Settings;
using Microsoft.Data.Sqlite;
using Telephony.Media.Recording;

namespace CallCenter.Web.Composition.Verbs;

/// <summary>Backup and restore of a SQLite installation: a consistent snapshot of the database, the recordings and the keys in one file.
/// Other providers bring their own tools, which do it better.</summary>
internal static class BackupVerbs
{
    private const string DatabaseEntry = "callcenter.db";

    /// <summary>What a data folder holds that cannot be made anew. The search index and the scheduler's store are.</summary>
    private static readonly string[] s_folders = ["recordings", "prompts", "attachments", "keys"];

    public static async Task BackupAsync(VerbArguments arguments, IServiceProvider services)
    {
        arguments.Only();
        var settings = Sqlite(services);
        var file = Path.GetFullPath(arguments.Word(1, "The file to write"));
        if (File.Exists(file))
            throw new VerbException($"'{file}' exists already; a backup never overwrites one.");
        var work = Directory.CreateTempSubdirectory("aftersales-backup-");
        try
        {
            var snapshot = Path.Combine(work.FullName, DatabaseEntry);
            await SnapshotAsync(settings, snapshot);
            var count = await BackupArchive.WriteAsync(file, [(DatabaseEntry, snapshot), .. s_folders.SelectMany(folder => FilesOf(settings.Data.Directory, folder))]);
            Console.WriteLine($"Wrote the database and {count - 1} files to {file}.");
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    public static async Task RestoreAsync(VerbArguments arguments, IServiceProvider services)
    {
        arguments.Only();
        var settings = Sqlite(services);
        var file = Path.GetFullPath(arguments.Word(1, "The file to read"));
        if (!File.Exists(file))
            throw new VerbException($"There is no file '{file}'.");
        var data = Path.GetFullPath(settings.Data.Directory);
        // The write-ahead log of a database that was deleted would be played into the one that is restored.
        if (s_folders.Concat([DatabaseEntry, DatabaseEntry + "-wal", DatabaseEntry + "-shm"]).FirstOrDefault(name => Path.Exists(Path.Combine(data, name))) is { } taken)
            throw new VerbException($"'{data}' holds '{taken}' already; restore into an empty folder with --Data:Directory=….");

        // Unpacked and proven beside, then moved: a damaged backup leaves nothing behind that looks like data.
        var work = OwnerOnly.CreateDirectory(Path.Combine(data, ".restore"));
        try
        {
            var count = await BackupArchive.ReadAsync(file, work.FullName);
            if (!File.Exists(Path.Combine(work.FullName, DatabaseEntry)))
                throw new VerbException($"'{file}' holds no database.");
            foreach (var folder in s_folders.Where(name => Directory.Exists(Path.Combine(work.FullName, name))))
                Directory.Move(Path.Combine(work.FullName, folder), Path.Combine(data, folder));
            File.Move(Path.Combine(work.FullName, DatabaseEntry), Path.Combine(data, DatabaseEntry));
            Console.WriteLine($"Restored {count} files to {data}, each equal to what was saved.");
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    private static async Task SnapshotAsync(AppSettings settings, string target)
    {
        await using var from = new SqliteConnection(settings.Data.ConnectionString);
        await from.OpenAsync();
        await using var to = new SqliteConnection($"Data Source={target};Pooling=False");
        await to.OpenAsync();
        from.BackupDatabase(to);
    }

    private static IEnumerable<(string Name, string Path)> FilesOf(string root, string folder) => Directory.Exists(Path.Combine(root, folder))
        ? Directory.EnumerateFiles(Path.Combine(root, folder), "*", SearchOption.AllDirectories).Select(file => (Path.GetRelativePath(root, file).Replace('\\', '/'), file))
        : [];

    private static AppSettings Sqlite(IServiceProvider services)
    {
        var settings = services.GetRequiredService<AppSettings>();
        return settings.Data.Provider == DataProvider.Sqlite
            ? settings
            : throw new VerbException($"backup and restore are for SQLite; use the tools of {settings.Data.Provider}.");
    }
}
