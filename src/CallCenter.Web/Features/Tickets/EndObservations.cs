using Persistence.Tickets;

namespace CallCenter.Web.Features.Tickets;

/// <summary>Closes what was solved by phone and stayed quiet, and opens again what did not (HR-06).</summary>
internal sealed class EndObservations(ObservationWake wake, ILogger<EndObservations> logger)
{
    /// <summary>Returns how many tickets took a step.</summary>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var stepped = await wake.RunAsync(ct);
        if (stepped > 0)
            Log.ObservationsEnded(logger, stepped);
        return stepped;
    }
}
