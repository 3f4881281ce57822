using System.Diagnostics;

namespace Benchmarks.Data;

/// <summary>Measures one thing many times.</summary>
internal static class Timing
{
    /// <summary>Milliseconds of each round after some that warm up.</summary>
    public static async Task<List<double>> OfAsync<T>(int rounds, Func<Task<T>> work, int warmUps = 5)
    {
        for (var i = 0; i < warmUps; i++) await work();
        List<double> times = new(rounds);
        for (var i = 0; i < rounds; i++) times.Add(await OneAsync(work));
        return times;
    }

    public static async Task<double> OneAsync<T>(Func<Task<T>> work)
    {
        var before = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(before).TotalMilliseconds;
    }

    public static double Quantile(IReadOnlyCollection<double> times, double share) => times.Order().ElementAt((int)(share * (times.Count - 1)));
}
