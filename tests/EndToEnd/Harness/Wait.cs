using System.Diagnostics;

namespace EndToEnd.Harness;

/// <summary>Waits for a condition, never for a time.</summary>
public static class Wait
{
    /// <summary>Costs only where a test fails.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(60);

    public static async Task<T> ForAsync<T>(Func<Task<T?>> probe, string what, TimeSpan? limit = null)
        where T : class
    {
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < (limit ?? Patience))
        {
            if (await probe() is { } found)
                return found;
            await Task.Delay(50);
        }

        throw new TimeoutException($"Waited for {what} in vain.");
    }

    public static Task UntilAsync(Func<bool> condition, string what, TimeSpan? limit = null) =>
        ForAsync<object>(() => Task.FromResult(condition() ? new object() : null), what, limit);
}
