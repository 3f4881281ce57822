using System.Formats.Tar;
using System.IO.Compression;
using CallCenter.Web.Composition.Settings;
using Microsoft.Data.Sqlite;
using Telephony.Media.Recording;

namespace CallCenter.Web.Composition.Verbs;

/// <summary>Backup and restore of a SQLite installation: a consistent snapshot of the database, the recordings and the keys in one file.
/// Other providers bring their own tools, which do it better.</summary>
internal static class BackupVerbs
{
    private const string DatabaseEntry = "callcenter.db";

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
            await SnapshotAsync(settings, Path.Combine(work.FullName, DatabaseEntry));
            await using var stream = new GZipStream(OwnerOnly.Create(file), CompressionLevel.Fastest);
            await using var archive = new TarWriter(stream);
            await archive.WriteEntryAsync(Path.Combine(work.FullName, DatabaseEntry), DatabaseEntry);
            var count = 0;
            foreach (var folder in (string[])["recordings", "prompts", "keys"])
                count += await AddFolderAsync(archive, settings.Data.Directory, folder);
            Console.WriteLine($"Wrote the database and {count} files to {file}.");
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
        if (File.Exists(Path.Combine(settings.Data.Directory, DatabaseEntry)))
            throw new VerbException($"'{settings.Data.Directory}' holds a database already; restore into an empty folder with --Data:Directory=….");
        try
        {
            await using var stream = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
            await TarFile.ExtractToDirectoryAsync(stream, settings.Data.Directory, overwriteFiles: false);
        }
        catch (InvalidDataException damaged)
        {
            throw new VerbException($"'{file}' is not a whole backup: {damaged.Message}");
        }

        if (!File.Exists(Path.Combine(settings.Data.Directory, DatabaseEntry)))
            throw new VerbException($"'{file}' holds no database.");
        Console.WriteLine($"Restored to {settings.Data.Directory}.");
    }

    private static async Task SnapshotAsync(AppSettings settings, string target)
    {
        await using var from = new SqliteConnection(settings.Data.ConnectionString);
        await from.OpenAsync();
        await using var to = new SqliteConnection($"Data Source={target};Pooling=False");
        await to.OpenAsync();
        from.BackupDatabase(to);
    }

    private static async Task<int> AddFolderAsync(TarWriter archive, string root, string folder)
    {
        var path = Path.Combine(root, folder);
        if (!Directory.Exists(path))
            return 0;
        var count = 0;
        foreach (var file in Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories))
        {
            await archive.WriteEntryAsync(file, Path.GetRelativePath(root, file).Replace('\\', '/'));
            count++;
        }

        return count;
    }

    private static AppSettings Sqlite(IServiceProvider services)
    {
        var settings = services.GetRequiredService<AppSettings>();
        return settings.Data.Provider == DataProvider.Sqlite
            ? settings
            : throw new VerbException($"backup and restore are for SQLite; use the tools of {settings.Data.Provider}.");
    }
}
