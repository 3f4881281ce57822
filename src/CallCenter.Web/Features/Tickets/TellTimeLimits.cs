using Persistence.Tickets;

namespace CallCenter.Web.Features.Tickets;

/// <summary>Tells what the tickets' limits demand: once per limit and level, on the ticket's own timeline and to those who listen (KP-23, KP-24).</summary>
internal sealed class TellTimeLimits(TimeLimitWake wake, TimeProvider clock, ILogger<TellTimeLimits> logger)
{
    /// <summary>Returns how many reminders went out.</summary>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var started = clock.GetTimestamp();
        var told = await wake.RunAsync(ct);
        if (told > 0)
            Log.LimitsTold(logger, told, (long)clock.GetElapsedTime(started).TotalMilliseconds);
        return told;
    }
}
