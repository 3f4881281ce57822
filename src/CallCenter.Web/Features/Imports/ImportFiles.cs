using System.Buffers;
using System.Collections.Immutable;
using System.Security.Cryptography;
using CallCenter.Web.Composition.Settings;
using CallCenter.Web.Features.Spreadsheets;
using Crm.Domain.Imports;
using Crm.Domain;
using Persistence.Imports;
using Persistence;
using Telephony.Media.Recording;

namespace CallCenter.Web.Features.Imports;

/// <summary>The uploaded files, each under its import's id, until the day for the undo is over. A file is read through once before it counts.</summary>
internal sealed class ImportFiles(AppSettings settings, ImportStore store)
{
    private const int LongestName = 120;

    private readonly string _folder = settings.Data.Imports;

    /// <summary>Where a file lies.</summary>
    public string PathOf(Guid id) => Path.Combine(_folder, id.ToString("N"));

    /// <summary>Takes a file, reads it through and keeps it; a refused one leaves nothing.</summary>
    /// <param name="kind">Of what.</param>
    /// <param name="name">As the person calls it.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="actor">Who uploads.</param>
    /// <param name="ct">Stops the upload.</param>
    public async Task<SaveResult<ImportRow>> TakeAsync(ImportKind kind, string name, Stream content, Actor actor, CancellationToken ct)
    {
        OwnerOnly.CreateDirectory(_folder);
        var id = Guid.CreateVersion7();
        var path = PathOf(id);
        var keep = false;
        try
        {
            if (await CopyAsync(content, path, ct) is not { } copied)
                return Refusal.Of(SheetFile.TooLarge, ("what", "bytes"), ("max", (ImportLimits.MostBytes >> 20).ToString(System.Globalization.CultureInfo.InvariantCulture)));
            // Reading a large workbook takes seconds of computing: not on the page's thread.
            var (headings, rows) = await Task.Run(() => Look(path, copied.IsWorkbook, ct), ct);
            if (rows == 0)
                return Refusal.Of(SheetFile.Unreadable, ("reason", "noRows"));
            var result = await store.AddAsync(new ImportUpload(id, kind, NameOf(name), copied.Hash, copied.Bytes, copied.IsWorkbook, headings, rows), actor, ct);
            keep = result is SaveResult<ImportRow>.Saved;
            return result;
        }
        catch (SheetException wrong)
        {
            return wrong.Refusal;
        }
        finally
        {
            if (!keep)
                File.Delete(path);
        }
    }

    /// <summary>The headings and the first rows.</summary>
    public (IReadOnlyList<string> Headings, IReadOnlyList<IReadOnlyList<string>> Rows) Preview(ImportRow import)
    {
        var rows = SheetFile.Rows(PathOf(import.Id), import.IsWorkbook).Take(ImportLimits.PreviewRows + 1).Select(r => r.Cells).ToList();
        return (rows[0], [.. rows.Skip(1)]);
    }

    /// <summary>The rows behind the headings, by field.</summary>
    public IEnumerable<ImportLine> Lines(ImportRow import)
    {
        var mapping = ImportStore.MappingOf(import);
        foreach (var (line, cells) in SheetFile.Rows(PathOf(import.Id), import.IsWorkbook).Skip(1))
        {
            var fields = new Dictionary<string, string>(StringComparer.Ordinal);
            for (var at = 0; at < mapping.Length && at < cells.Count; at++)
            {
                if (mapping[at] is { } field)
                    fields[field] = cells[at];
            }

            yield return new ImportLine(line, fields);
        }
    }

    /// <summary>Forgets the files of imports that can no longer be taken back.</summary>
    public void Forget(IEnumerable<Guid> imports)
    {
        foreach (var id in imports)
            File.Delete(PathOf(id));
    }

    /// <summary>Whether the file is still there.</summary>
    public bool Has(Guid id) => File.Exists(PathOf(id));

    private static async Task<(string Hash, long Bytes, bool IsWorkbook)?> CopyAsync(Stream content, string path, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            long bytes = 0;
            var isWorkbook = false;
            int read;
            while ((read = await content.ReadAtLeastAsync(buffer, 4, throwOnEndOfStream: false, ct)) > 0)
            {
                if (bytes == 0)
                    isWorkbook = SheetFile.IsWorkbook(buffer.AsSpan(0, read));
                if ((bytes += read) > ImportLimits.MostBytes)
                    return null;
                hash.AppendData(buffer, 0, read);
                await file.WriteAsync(buffer.AsMemory(0, read), ct);
            }

            return (Convert.ToHexStringLower(hash.GetHashAndReset()), bytes, isWorkbook);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static (ImmutableArray<string> Headings, int Rows) Look(string path, bool isWorkbook, CancellationToken ct)
    {
        ImmutableArray<string>? headings = null;
        var rows = 0;
        foreach (var (_, cells) in SheetFile.Rows(path, isWorkbook))
        {
            ct.ThrowIfCancellationRequested();
            if (headings is null)
                headings = [.. cells.Select(c => c.Trim())];
            else
                rows++;
        }

        return (headings ?? throw new SheetException(Refusal.Of(SheetFile.Unreadable, ("reason", "empty"))), rows);
    }

    private static string NameOf(string name)
    {
        var line = new string([.. Path.GetFileName(name.Replace('\\', '/')).Where(c => !char.IsControl(c) && !char.IsSurrogate(c))]);
        return line.Length == 0 ? "–" : line.Length <= LongestName ? line : line[..LongestName];
    }
}
