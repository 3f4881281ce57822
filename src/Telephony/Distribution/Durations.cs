namespace Telephony.Distribution;

/// <summary>Durations that are counted: never negative, because a clock may be set back between two inputs.</summary>
internal static class Durations
{
    public static TimeSpan Between(DateTimeOffset from, DateTimeOffset to) => to > from ? to - from : TimeSpan.Zero;

    public static long Ms(this TimeSpan duration) => duration.Ticks / TimeSpan.TicksPerMillisecond;
}
