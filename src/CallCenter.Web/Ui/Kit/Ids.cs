using System.Globalization;

namespace CallCenter.Web.Ui.Kit;

/// <summary>Ids for elements that refer to each other; unique in the process, so unique on any page.</summary>
internal static class Ids
{
    private static long _last;

    /// <summary>The next id with this prefix.</summary>
    public static string Next(string prefix) => prefix + Interlocked.Increment(ref _last).ToString(CultureInfo.InvariantCulture);
}
