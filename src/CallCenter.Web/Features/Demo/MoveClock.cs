using CallCenter.Web.Features.Callbacks;
using Persistence;

namespace CallCenter.Web.Features.Demo;

/// <summary>Demo mode: moves the business clock and lets the ledger see it at once.</summary>
internal sealed class MoveClock(BusinessClockStore clocks, WakeCallbacks wake, ILogger<MoveClock> logger)
{
    /// <summary>Moves forward; the new offset, or the rule that refused.</summary>
    public async Task<SaveResult<TimeSpan>> HandleAsync(TimeSpan by, CancellationToken ct)
    {
        var result = await clocks.AdvanceAsync(by, ct);
        if (result is not SaveResult<TimeSpan>.Saved moved)
            return result;
        Callbacks.Log.ClockMoved(logger, by.TotalHours, moved.Value.TotalHours);
        await wake.RunAsync(ct);
        return result;
    }
}
