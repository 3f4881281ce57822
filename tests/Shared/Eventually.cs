using System.Diagnostics;

namespace AfterSales.Tests.Shared;

/// <summary>Waits for a condition instead of for a time.</summary>
public static class Eventually
{
    /// <summary>Long, because it costs only where a test fails: the slowest machine that builds us had both cores busy for 20 s.</summary>
    private const int Patience = 60;

    /// <summary>Looks each few milliseconds; fails with the text when the condition does not come true.</summary>
    public static Task IsTrueAsync(Func<bool> condition, string what, int timeoutSeconds = Patience) => IsTrueAsync(condition, () => what, timeoutSeconds);

    /// <summary>As above; the text is made when it is needed, and may tell what was seen last.</summary>
    public static async Task IsTrueAsync(Func<bool> condition, Func<string> what, int timeoutSeconds = Patience)
    {
        var watch = Stopwatch.StartNew();
        while (!condition())
        {
            if (watch.Elapsed.TotalSeconds > timeoutSeconds)
                throw new TimeoutException($"Not within {timeoutSeconds} s: {what()}");
            await Task.Delay(5);
        }
    }
}
