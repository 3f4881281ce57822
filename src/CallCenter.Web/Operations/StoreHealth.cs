using Microsoft.Extensions.Diagnostics.HealthChecks;
using Persistence;
using Persistence.History;
using Persistence.Journal;

namespace CallCenter.Web.Operations;

/// <summary>The store answers, has no pending migration, and its writers keep up.</summary>
internal sealed class StoreHealth(StoreMigrator migrator, JournalWriter journal, InteractionWriter interactions) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (journal.IsFailing || interactions.IsFailing)
            return HealthCheckResult.Unhealthy("a writer cannot write; calls go on, history waits in memory");
        var pending = await migrator.PendingAsync(cancellationToken);
        return pending.Count == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy($"{pending.Count} migrations are pending");
    }
}
