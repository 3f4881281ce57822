namespace Telephony.Sip.Tests.Live;

/// <summary>Waits for a condition; the limit only ends a failing test.</summary>
internal static class Until
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    public static async Task TrueAsync(Func<bool> condition, Func<string> otherwise)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            TimeProvider.System.GetElapsedTime(start).ShouldBeLessThan(Limit, otherwise());
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }
}
