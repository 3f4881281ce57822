using System.Collections.Immutable;
using CallCenter.Web.Composition.Settings;
using Persistence;
using Persistence.History;
using Telephony.Media;
using Telephony.Media.Recording;

namespace CallCenter.Web.Features.Recordings;

/// <summary>Holds every recording against its day's list, every list against the chain, and every file against all of them.</summary>
internal sealed class RecordingVerifier(RecordingChainStore chain, AppSettings settings, TimeProvider clock)
{
    /// <summary>Rows and paths of one question to the store.</summary>
    private const int Batch = 500;

    /// <summary>A day is closed in the night after it; whatever is older than this and in no day was forgotten or put in.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromDays(2);

    /// <summary>Reads everything once. <paramref name="told"/> hears of each step.</summary>
    public async Task<IntegrityRun> RunAsync(IntegrityRun run, Action<IntegrityRun> told, CancellationToken ct)
    {
        var days = await chain.ListAsync(ct);
        var pending = await chain.OfDayAsync(null, ct);
        run = run with { Days = days.Count, Total = days.Sum(d => d.Recordings) + pending.Count };
        told(run);
        var previous = RecordingManifest.NoDay;
        foreach (var day in days)
        {
            if (day.Previous != previous)
                run = run.With(IntegrityFault.LinkBroken, Name(day.Day), day.Day);
            previous = day.Hash;
            run = await DayAsync(run, day, told, ct);
        }

        run = await PendingAsync(run, pending, told, ct);
        run = await StrangersAsync(run, ct);
        return run;
    }

    private static string Name(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private async Task<IntegrityRun> DayAsync(IntegrityRun run, RecordingDayRow day, Action<IntegrityRun> told, CancellationToken ct)
    {
        (run, var list) = await ListAsync(run, day, ct);
        foreach (var lines in list.Chunk(Batch))
        {
            var rows = await chain.FindAsync([.. lines.Select(l => l.Id)], ct);
            foreach (var line in lines)
            {
                run = rows.TryGetValue(line.Id, out var row)
                    ? await RecordingAsync(Compare(run, line, row, day.Day), row, line.Sha256, day.Day, ct)
                    : run.With(IntegrityFault.RowMissing, line.Id.ToString("D"), day.Day);
                told(run = run with { Done = run.Done + 1 });
            }
        }

        var listed = list.Select(l => l.Id).ToHashSet();
        foreach (var row in (await chain.OfDayAsync(day.Day, ct)).Where(r => !listed.Contains(r.Id)))
            run = run.With(IntegrityFault.NotInChain, row.RelativePath, day.Day);
        return run;
    }

    /// <summary>The day's list as it was closed; when it is gone or changed, what the rows say.</summary>
    private async Task<(IntegrityRun Run, ImmutableArray<RecordingManifestLine> Lines)> ListAsync(IntegrityRun run, RecordingDayRow day, CancellationToken ct)
    {
        var path = RecordingChain.ListOf(settings, day.Day);
        var fault = IntegrityFault.ListChanged;
        try
        {
            if (RecordingManifest.TryParse(await File.ReadAllTextAsync(path, ct)) is { } kept && kept.Day == day.Day && kept.Hash() == day.Hash)
                return (run, kept.Lines);
        }
        catch (Exception refused) when (FaultOf(refused) is not null)
        {
            fault = FaultOf(refused) == IntegrityFault.FileMissing ? IntegrityFault.ListMissing : IntegrityFault.FileUnreadable;
        }

        run = run.With(fault, Path.GetRelativePath(settings.Data.Recordings, path), day.Day);
        var rows = RecordingManifest.Of(day.Day, day.Previous, (await chain.OfDayAsync(day.Day, ct)).Select(RecordingChainStore.LineOf));
        // Without its list only the whole of the day's rows can be held against the hash.
        if (rows.Hash() != day.Hash)
            run = run.With(IntegrityFault.RowChanged, Name(day.Day), day.Day);
        return (run, rows.Lines);
    }

    private static IntegrityRun Compare(IntegrityRun run, RecordingManifestLine line, RecordingRow row, DateOnly day) =>
        row.Sha256 is not null && RecordingChainStore.LineOf(row) == line && row.ChainDay == day ? run : run.With(IntegrityFault.RowChanged, row.RelativePath, day);

    private async Task<IntegrityRun> RecordingAsync(IntegrityRun run, RecordingRow row, string sha256, DateOnly? day, CancellationToken ct)
    {
        if (row.State is RecordingState.Removing or RecordingState.Deleted)
            return run with { Deleted = run.Deleted + 1 };
        var path = Path.Combine(settings.Data.Recordings, row.RelativePath);
        if (!File.Exists(path))
            return run.With(IntegrityFault.FileMissing, row.RelativePath, day);
        try
        {
            var (bytes, actual) = await RecordingContent.MeasureAsync(path, ct);
            run = run with { Bytes = run.Bytes + bytes };
            if (actual != sha256)
                return run.With(IntegrityFault.FileChanged, row.RelativePath, day);
            await using var sound = RecordingContent.Open(new RecordingId(row.Id), path, settings.Recordings.Keys);
            return run;
        }
        catch (Exception refused) when (FaultOf(refused) is not null)
        {
            return run.With(FaultOf(refused)!.Value, row.RelativePath, day);
        }
    }

    /// <summary>What one file's refusal is as a finding; null for what is no matter of the file. One file must not end the check of all the others.</summary>
    private static IntegrityFault? FaultOf(Exception refused) => refused switch
    {
        FileNotFoundException or DirectoryNotFoundException => IntegrityFault.FileMissing,
        RecordingKeyException => IntegrityFault.KeyMissing,
        RecordingExchangedException => IntegrityFault.FileExchanged,
        IOException or UnauthorizedAccessException or InvalidDataException => IntegrityFault.FileUnreadable,
        _ => null,
    };

    private async Task<IntegrityRun> PendingAsync(IntegrityRun run, IReadOnlyList<RecordingRow> pending, Action<IntegrityRun> told, CancellationToken ct)
    {
        var old = clock.GetUtcNow() - Patience;
        foreach (var row in pending)
        {
            run = row.StartedAt < old ? run.With(IntegrityFault.NotInChain, row.RelativePath, null) : run with { Pending = run.Pending + 1 };
            run = await RecordingAsync(run, row, row.Sha256!, null, ct);
            told(run = run with { Done = run.Done + 1 });
        }

        return run;
    }

    /// <summary>Audio files that belong to nobody. A sealed one bears the ending only in its row once it is closed.</summary>
    private async Task<IntegrityRun> StrangersAsync(IntegrityRun run, CancellationToken ct)
    {
        var root = settings.Data.Recordings;
        if (!Directory.Exists(root))
            return run;
        var (paths, refused) = FilesBelow(root);
        foreach (var folder in refused)
            run = run.With(IntegrityFault.FileUnreadable, Path.GetRelativePath(root, folder), null);
        var files = paths.Select(f => Path.GetRelativePath(root, f).Replace('\\', '/'))
            .Where(f => f.EndsWith(".wav", StringComparison.Ordinal) || f.EndsWith(".wav" + RecordingContent.SealedEnding, StringComparison.Ordinal));
        foreach (var batch in files.Chunk(Batch))
        {
            var known = await chain.KnownPathsAsync([.. batch.SelectMany(Names)], ct);
            foreach (var file in batch.Where(f => !Names(f).Any(known.Contains)))
                run = run.With(IntegrityFault.UnknownFile, file, null);
        }

        return run;
    }

    /// <summary>Files whose name speaks of audio, and the folders that could not be listed.</summary>
    private static (List<string> Files, List<string> Refused) FilesBelow(string root)
    {
        var (files, refused) = (new List<string>(), new List<string>());
        var folders = new Stack<string>([root]);
        while (folders.TryPop(out var folder))
        {
            try
            {
                files.AddRange(Directory.EnumerateFiles(folder, "*.wav*"));
                foreach (var below in Directory.EnumerateDirectories(folder))
                    folders.Push(below);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                refused.Add(folder);
            }
        }

        return (files, refused);
    }

    private static IEnumerable<string> Names(string file) =>
        file.EndsWith(RecordingContent.SealedEnding, StringComparison.Ordinal) ? [file, file[..^RecordingContent.SealedEnding.Length]] : [file];
}
