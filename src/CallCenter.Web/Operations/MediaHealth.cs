using Microsoft.Extensions.Diagnostics.HealthChecks;
using Telephony.Media;
using Telephony.Media.Remote;

namespace CallCenter.Web.Operations;

/// <summary>The media engine is there; with <c>Telephony:Media:Process=own</c> that is a question.</summary>
internal sealed class MediaHealth(IMediaEngine media) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        media is not RemoteMediaEngine { Status: { Standing: not MediaProcessStanding.Up } status }
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy($"the media process is not there: {status.Standing}"));
}
