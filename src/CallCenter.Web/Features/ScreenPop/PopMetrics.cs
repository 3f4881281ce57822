using System.Diagnostics.Metrics;

namespace CallCenter.Web.Features.ScreenPop;

/// <summary>Instruments of the screen pop; the meter is shared by the whole product.</summary>
internal sealed class PopMetrics
{
    private readonly Histogram<double> _latency;
    private readonly Histogram<double> _lookup;
    private readonly Histogram<double> _delivery;
    private readonly Counter<long> _lost;

    public PopMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("AfterSales");
        _latency = meter.CreateHistogram<double>("pop.latency", "ms", "From INVITE to the pop sent to a desk, waiting in the queue included.");
        _lookup = meter.CreateHistogram<double>("pop.lookup", "ms", "From INVITE to the caller looked up.");
        _delivery = meter.CreateHistogram<double>("pop.delivery", "ms", "From the offer to the pop sent to the agent's desk.");
        _lost = meter.CreateCounter<long>("pop.lost", "{call}", "Calls whose look-up failed or was not queued.");
    }

    public void LookedUp(TimeSpan sinceInvite) => _lookup.Record(sinceInvite.TotalMilliseconds);

    public void Sent(TimeSpan sinceInvite, TimeSpan sinceOffer)
    {
        _latency.Record(sinceInvite.TotalMilliseconds);
        _delivery.Record(sinceOffer.TotalMilliseconds);
    }

    public void Lost() => _lost.Add(1);
}
