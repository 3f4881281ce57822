using CallCenter.Web.Switchboard;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Telephony.Sip;

namespace CallCenter.Web.Operations;

/// <summary>The exchange has a plan, SIP listens, and it is not stopping.</summary>
internal sealed class SwitchboardHealth(ISwitchboard switchboard, SipEndpoint sip) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var state = switchboard.Snapshot.State;
        var problem = state.Draining ? "stopping: no new calls"
            : state.Plan.Entries.Count == 0 ? "no entry point is configured"
            : sip.Bound.Count == 0 ? "SIP does not listen"
            : null;
        return Task.FromResult(problem is null ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy(problem));
    }
}
