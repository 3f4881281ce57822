using CallCenter.Web.Composition.Settings;
using Crm.Domain.Administration;
using Persistence.Administration;
using Persistence.History;

namespace CallCenter.Web.Features.Recordings;

/// <summary>Removes recordings whose time is over: audio and waveform from the disk, then the row is marked. Cut off anywhere, the next run goes on.</summary>
internal sealed class RecordingRetention(
    RecordingRetentionStore store, SettingStore configured, AppSettings settings, TimeProvider clock, ILogger<RecordingRetention> logger)
{
    /// <summary>Recordings of one transaction.</summary>
    private const int Batch = 200;

    /// <summary>What a run would remove now.</summary>
    public async Task<RetentionPlan> PlanAsync(CancellationToken ct)
    {
        var (days, before) = await LimitAsync(ct);
        var (recordings, bytes) = await store.CountAsync(before, ct);
        return new RetentionPlan(days, before, recordings, bytes);
    }

    /// <summary>Removes; returns how many.</summary>
    public async Task<int> RunAsync(string by, CancellationToken ct)
    {
        var (days, before) = await LimitAsync(ct);
        var gone = 0;

        // A disk that is not there holds its recordings all the same: were they noted as removed, nobody would ever remove them.
        if (!Directory.Exists(settings.Data.Recordings))
            return gone;
        while (await store.ClaimAsync(before, Batch, ct) is { Count: > 0 } due)
        {
            var removed = due.Where(Remove).Select(r => r.Id).ToList();
            if (removed.Count == 0)
                break; // A disk that refuses everything: the next night tries again.
            await store.MarkDeletedAsync(removed, by, ct);
            gone += removed.Count;
        }

        Log.RecordingsRemoved(logger, gone, days);
        return gone;
    }

    private async Task<(int Days, DateTimeOffset Before)> LimitAsync(CancellationToken ct)
    {
        var days = await configured.NumberAsync(KnownSettings.RecordingDays, ct);
        return (days, clock.GetUtcNow().AddDays(-days));
    }

    private bool Remove(RecordingRow row)
    {
        var path = Path.Combine(settings.Data.Recordings, row.RelativePath);
        try
        {
            if (Directory.Exists(Path.GetDirectoryName(path)))
            {
                File.Delete(path + WaveformFiles.Extension);
                File.Delete(path);
            }

            return true;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            Log.RecordingNotRemoved(logger, refused, row.Id.ToString("N"));
            return false;
        }
    }
}
