using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Telephony.Media.Recording;

namespace CallCenter.Web.Composition.Verbs;

/// <summary>
/// A backup in one file: a gzipped tar whose last entry lists the SHA-256 of all others, so that a restore proves itself equal to what was saved
/// (requirement JR-66). A file that grows meanwhile, a running call's recording, is saved up to the length it had when its turn came.
/// </summary>
internal static class BackupArchive
{
    private const string Manifest = "manifest.sha256";

    /// <summary>Writes the files; the archive has its name only when it is whole.</summary>
    /// <param name="file">The archive, which must not exist.</param>
    /// <param name="entries">Names inside, with slashes, and where each file is. One that is gone when its turn comes was removed by retention, and is left out.</param>
    /// <returns>How many files went in.</returns>
    public static async Task<int> WriteAsync(string file, IEnumerable<(string Name, string Path)> entries)
    {
        var unfinished = file + ".unfinished";
        var manifest = new StringBuilder();
        var count = 0;
        try
        {
            await using (var zipped = new GZipStream(OwnerOnly.Create(unfinished, FileMode.Create), CompressionLevel.Fastest))
            await using (var archive = new TarWriter(zipped))
            {
                foreach (var (name, path) in entries)
                {
                    if (await AddAsync(archive, name, path) is not { } hash)
                        continue;
                    manifest.Append(Convert.ToHexStringLower(hash)).Append("  ").Append(name).Append('\n');
                    count++;
                }

                using var list = new MemoryStream(Encoding.UTF8.GetBytes(manifest.ToString()));
                await archive.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, Manifest) { DataStream = list });
            }

            File.Move(unfinished, file);
            return count;
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }

    /// <summary>Unpacks into an empty folder and holds every file against the list.</summary>
    /// <exception cref="VerbException">It is no backup, or not whole, or not what was saved; the folder then holds what was unpacked so far.</exception>
    public static async Task<int> ReadAsync(string file, string folder)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        string? manifest = null;
        try
        {
            await using var zipped = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
            await using var archive = new TarReader(zipped);
            while (await archive.GetNextEntryAsync() is { } entry)
            {
                if (entry.Name == Manifest)
                    manifest = await TextOfAsync(entry);
                else if (entry.EntryType is TarEntryType.RegularFile)
                    found[entry.Name] = Convert.ToHexStringLower(await UnpackAsync(entry, folder));
            }
        }
        catch (Exception damaged) when (damaged is InvalidDataException or EndOfStreamException or FormatException or ArgumentException or OverflowException or IOException)
        {
            throw new VerbException($"'{file}' is not a whole backup: {damaged.Message}");
        }

        if (manifest is null)
            throw new VerbException($"'{file}' is not a whole backup: its list of files is missing.");
        foreach (var line in manifest.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length < 67)
                throw new VerbException($"'{file}' is damaged: its list of files is not whole.");
            var (hash, name) = (line[..64], line[66..]);
            if (!found.Remove(name, out var seen) || seen != hash)
                throw new VerbException($"'{file}' is damaged: {name} is not what was saved.");
        }

        return found.Count == 0 ? manifest.Count(c => c == '\n') : throw new VerbException($"'{file}' is damaged: {found.Keys.First()} was never saved.");
    }

    private static async Task<byte[]?> AddAsync(TarWriter archive, string name, string path)
    {
        FileStream stream;
        try
        {
            stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }

        await using (stream)
        {
            await using var asItIs = new HashedSpan(stream, stream.Length);
            await archive.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = asItIs });
            return asItIs.Hash();
        }
    }

    private static async Task<byte[]> UnpackAsync(TarEntry entry, string folder)
    {
        var path = Path.GetFullPath(Path.Combine(folder, entry.Name));
        if (!path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            throw new InvalidDataException($"'{entry.Name}' points outside.");
        OwnerOnly.CreateDirectory(Path.GetDirectoryName(path)!);
        await using var target = OwnerOnly.Create(path);
        if (entry.DataStream is not { } data)
            return SHA256.HashData([]);
        await using var hashed = new HashedSpan(data, entry.Length);
        await hashed.CopyToAsync(target);
        return hashed.Hash();
    }

    private static async Task<string> TextOfAsync(TarEntry entry)
    {
        using var reader = new StreamReader(entry.DataStream ?? Stream.Null, Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }
}
