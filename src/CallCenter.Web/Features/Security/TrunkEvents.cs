using CallCenter.Web.Realtime;
using CallCenter.Web.Realtime.Wire;
using CallCenter.Web.Switchboard.Lines;
using Telephony.Sip.Trunks;

namespace CallCenter.Web.Features.Security;

/// <summary>Tells the event stream when a trunk comes up or goes down, or its registration changes.</summary>
internal sealed class TrunkEvents(TrunkRoutes routes, EventStream events, TimeProvider clock) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        routes.Changed += Tell;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        routes.Changed -= Tell;
        return Task.CompletedTask;
    }

    private void Tell(SipTrunkState state) => events.Tell(
        new FloorEvent(0, FloorEvent.Trunk + (state.Reach == SipTrunkReach.Down ? "down" : "up"), clock.GetUtcNow()) { TargetKind = "trunk", Target = state.Name, State = state.Registration.ToString() });
}
