using System.Globalization;

namespace CallCenter.Web.Ui.Kit;

/// <summary>How lengths of time are written: m:ss, from an hour on h:mm:ss. The same in both languages and in ui/ticker.js.</summary>
public static class Durations
{
    /// <summary>Whole seconds, cut not rounded; a negative length is 0:00.</summary>
    public static string Text(TimeSpan length)
    {
        var seconds = Math.Max(0, (long)length.TotalSeconds);
        var (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
        return hours > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{hours}:{minutes:00}:{rest:00}")
            : string.Create(CultureInfo.InvariantCulture, $"{minutes}:{rest:00}");
    }
}
