namespace Telephony.Simulation;

/// <summary>A small seeded generator (SplitMix64, Steele, Lea, Flood 2014): the same seed gives the same numbers on every
/// machine and every .NET version, which the framework's own generator does not promise. Not for secrets.</summary>
/// <param name="seed">Any number.</param>
public sealed class SplitMix64(ulong seed)
{
    private ulong state = seed;

    /// <summary>64 random bits.</summary>
    public ulong Next()
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15;
            var bits = state;
            bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
            bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
            return bits ^ (bits >> 31);
        }
    }

    /// <summary>0 to <paramref name="limit"/> − 1.</summary>
    /// <param name="limit">1 or more.</param>
    public int Below(int limit) => (int)(Next() % (ulong)limit);

    /// <summary>Whether something of the given probability happens.</summary>
    /// <param name="percent">0 to 100.</param>
    public bool Chance(int percent) => Below(100) < percent;

    /// <summary>Even between two durations, to the millisecond.</summary>
    /// <param name="from">Shortest.</param>
    /// <param name="to">Longest; not shorter than <paramref name="from"/>.</param>
    public TimeSpan Between(TimeSpan from, TimeSpan to) =>
        from + TimeSpan.FromMilliseconds(Below((int)(to - from).TotalMilliseconds + 1));

    /// <summary>Exponential with the given mean, to the millisecond: times between arrivals, patience.</summary>
    /// <param name="mean">Above zero.</param>
    public TimeSpan Exponential(TimeSpan mean)
    {
        var uniform = ((Next() >> 11) + 1) / (double)(1UL << 53);
        return TimeSpan.FromMilliseconds(Math.Round(-Math.Log(uniform) * mean.TotalMilliseconds));
    }
}
