using CallCenter.Web.Composition.Settings;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CallCenter.Web.Operations;

/// <summary>There is room to record.</summary>
internal sealed class RecordingDiskHealth(AppSettings settings) : IHealthCheck
{
    /// <summary>About four hours of 100 recorded calls (57.6 MB an hour each).</summary>
    private const long Reserve = 2L << 30;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var free = new DriveInfo(settings.Data.Recordings).AvailableFreeSpace;
        return Task.FromResult(free >= Reserve ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded($"only {free >> 20} MiB are free for recordings"));
    }
}
