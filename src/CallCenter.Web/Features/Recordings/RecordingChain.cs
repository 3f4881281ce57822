using System.Text;
using CallCenter.Web.Composition.Settings;
using Persistence;
using Persistence.History;
using Telephony.Media.Recording;

namespace CallCenter.Web.Features.Recordings;

/// <summary>Closes days that are over into the chain, and keeps each day's list as a file beside the recordings.</summary>
internal sealed class RecordingChain(RecordingChainStore store, AppSettings settings, TimeProvider clock, ILogger<RecordingChain> logger)
{
    /// <summary>Days of one run: a year of catching up; the next run goes on.</summary>
    private const int MostDays = 400;

    /// <summary>Where the list of a day lies.</summary>
    public static string ListOf(AppSettings settings, DateOnly day) => Path.Combine(settings.Data.Recordings, "chain", $"{day:yyyy-MM-dd}.txt");

    /// <summary>Closes what is due; returns how many days.</summary>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var days = await store.CloseAsync(SiteZone.DayOf(clock.GetUtcNow()), MostDays, ct);
        foreach (var day in days)
        {
            var path = ListOf(settings, day.Day);
            OwnerOnly.CreateDirectory(Path.GetDirectoryName(path)!);
            OwnerOnly.Write(path + ".new", Encoding.UTF8.GetBytes(day.ToText()));
            File.Move(path + ".new", path, overwrite: true);
            Log.DayClosed(logger, day.Day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), day.Lines.Length, day.Hash());
        }

        return days.Count;
    }
}
