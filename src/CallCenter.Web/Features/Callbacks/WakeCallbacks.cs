using Persistence.Callbacks;

namespace CallCenter.Web.Features.Callbacks;

/// <summary>Lets time pass in the ledger and tells open pages.</summary>
internal sealed class WakeCallbacks(CallbackWake wake, CallbackBell bell, TimeProvider clock, ILogger<WakeCallbacks> logger)
{
    /// <summary>Returns how many tasks changed.</summary>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var started = clock.GetTimestamp();
        var changed = await wake.RunAsync(ct);
        if (changed > 0)
            Log.Woken(logger, changed, (long)clock.GetElapsedTime(started).TotalMilliseconds);
        bell.Ring();
        return changed;
    }
}
