using System.Text;
using CallCenter.Web.Composition.Settings;
using CallCenter.Web.Features.Recordings;
using CallCenter.Web.Jobs;
using Persistence;
using Persistence.Administration;
using Persistence.Queries;
using Telephony.Media;
using Telephony.Media.Recording;

namespace CallCenter.Web.Composition.Verbs;

/// <summary>Verbs about the recordings: check, keys, a plain copy, retention.</summary>
internal static class RecordingVerbs
{
    private const string Use = "'recordings verify', 'recordings export ID FILE', 'recordings key NAME [FILE]' or 'recordings rewrap'";

    public static async Task RecordingsAsync(VerbArguments arguments, IServiceProvider services)
    {
        arguments.Only();
        switch (arguments.Word(1, $"One of {Use}"))
        {
            case "verify": await VerifyAsync(services); break;
            case "export": await ExportAsync(arguments, services); break;
            case "key": NewKey(arguments); break;
            case "rewrap": Rewrap(services); break;
            default: throw new VerbException($"Use {Use}.");
        }
    }

    public static async Task RetentionAsync(VerbArguments arguments, IServiceProvider services)
    {
        arguments.Only("dry-run");
        var dryRun = arguments.Flag("dry-run");
        await services.GetRequiredService<StoreMigrator>().MigrateAsync(CancellationToken.None);
        var (recordings, journal) = (services.GetRequiredService<RecordingRetention>(), services.GetRequiredService<JournalRetention>());
        var plan = await recordings.PlanAsync(CancellationToken.None);
        var rows = await journal.CountAsync(CancellationToken.None);
        Console.WriteLine($"Recordings  kept {plan.Days} days: {plan.Recordings:N0} that began before {plan.Before:yyyy-MM-dd HH:mm} UTC are due, {plan.Bytes / 1048576.0:N1} MiB");
        Console.WriteLine($"Journal     kept {JournalRetention.Kept.Days} days: {rows:N0} rows are due");
        if (dryRun)
        {
            Console.WriteLine("Nothing was removed (--dry-run).");
            return;
        }

        Console.WriteLine($"Removed {await recordings.RunAsync("operator", CancellationToken.None):N0} recordings and {await journal.RunAsync(CancellationToken.None):N0} journal rows.");
    }

    private static async Task VerifyAsync(IServiceProvider services)
    {
        await services.GetRequiredService<StoreMigrator>().MigrateAsync(CancellationToken.None);
        var run = await services.GetRequiredService<RecordingVerifier>().RunAsync(new IntegrityRun { By = "operator" }, Show, CancellationToken.None);
        await NoteAsync(services, "recording.verify-all", "recordings", $"{run.Done} checked, {run.Found} found");
        Console.WriteLine();
        foreach (var finding in run.Findings)
            Console.WriteLine($"  {finding.Fault,-14} {finding.Subject}{(finding.Day is { } day ? $" (chain of {day:yyyy-MM-dd})" : "")}");
        Console.WriteLine($"Checked {run.Done:N0} recordings of {run.Days:N0} days, {run.Bytes / 1048576.0:N1} MiB; {run.Deleted:N0} removed by retention, {run.Pending:N0} not chained yet.");
        if (run.Found > 0)
            throw new VerbException($"{run.Found:N0} findings: the recordings are not as they were recorded.");
        Console.WriteLine("Every recording is as it was recorded.");
    }

    private static void Show(IntegrityRun run) => Console.Write($"\r  {run.Done:N0} of {run.Total:N0}   ");

    private static async Task ExportAsync(VerbArguments arguments, IServiceProvider services)
    {
        if (!Guid.TryParse(arguments.Word(2, "The recording's id"), out var id))
            throw new VerbException("The recording's id is not an id.");
        var target = Path.GetFullPath(arguments.Word(3, "The file to write"));
        if (File.Exists(target))
            throw new VerbException($"'{target}' exists already.");
        var settings = services.GetRequiredService<AppSettings>();
        await services.GetRequiredService<StoreMigrator>().MigrateAsync(CancellationToken.None);
        var row = await services.GetRequiredService<RecordingQuery>().FindAsync(id, CancellationToken.None) ?? throw new VerbException("There is no such recording.");
        await CopyAsync(new RecordingId(row.Id), Path.Combine(settings.Data.Recordings, row.RelativePath), settings.Recordings.Keys, target);
        await NoteAsync(services, "recording.download", id.ToString("D"), null);
        Console.WriteLine($"Wrote {target}.");
    }

    /// <summary>The whole recording or nothing: a part of one would look like evidence.</summary>
    private static async Task CopyAsync(RecordingId id, string from, RecordingKeys keys, string target)
    {
        var unfinished = target + ".new";
        try
        {
            await using (var sound = RecordingContent.Open(id, from, keys))
            await using (var file = OwnerOnly.Create(unfinished))
                await sound.CopyToAsync(file);
            File.Move(unfinished, target);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException or InvalidDataException or RecordingKeyException or RecordingExchangedException)
        {
            if (File.Exists(unfinished))
                File.Delete(unfinished);
            throw new VerbException(failed.Message);
        }
    }

    private static Task NoteAsync(IServiceProvider services, string command, string subject, string? after) => services.GetRequiredService<StoreWriter>().WriteAsync(
        db =>
        {
            Audit.Note(db, new Actor("operator"), command, subject, services.GetRequiredService<TimeProvider>().GetUtcNow(), after: after);
            return Task.CompletedTask;
        },
        CancellationToken.None);

    private static void NewKey(VerbArguments arguments)
    {
        try
        {
            var line = RecordingKey.Generate(arguments.Word(2, "The key's name")).ToLine();
            if (arguments.Words.Count <= 3)
            {
                Console.WriteLine(line);
                return;
            }

            var file = Path.GetFullPath(arguments.Words[3]);
            if (File.Exists(file))
                throw new VerbException($"'{file}' exists already; its keys may be needed.");
            OwnerOnly.Write(file, Encoding.UTF8.GetBytes(line + '\n'));
            Console.WriteLine($"Wrote {file}.");
        }
        catch (FormatException wrong)
        {
            throw new VerbException(wrong.Message);
        }
    }

    /// <summary>Puts every sealed file's own key under the master key in use; then the older master keys may go.</summary>
    private static void Rewrap(IServiceProvider services)
    {
        var settings = services.GetRequiredService<AppSettings>();
        if (settings.Recordings.Keys.Current is not { } key)
            throw new VerbException("No recording key is given: set Recordings:KeyFile or Recordings:Keys.");
        var (wrapped, failed) = (0, 0);
        var files = Directory.Exists(settings.Data.Recordings) ? Directory.EnumerateFiles(settings.Data.Recordings, "*.wav.*", SearchOption.AllDirectories) : [];
        foreach (var file in files)
        {
            try
            {
                wrapped += RecordingContent.Rewrap(file, settings.Recordings.Keys) ? 1 : 0;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException or RecordingKeyException)
            {
                failed++;
                Console.WriteLine($"  {Path.GetRelativePath(settings.Data.Recordings, file)}: {e.Message}");
            }
        }

        Console.WriteLine($"Wrapped the keys of {wrapped:N0} files under '{key.Id}'.");
        if (failed > 0)
            throw new VerbException($"{failed:N0} files could not be done; keep the older keys.");
    }
}
