using KnowledgeBase.Index;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CallCenter.Web.Operations;

/// <summary>Whether searches are answered from the index. Without it they are slower and still right, so the product is ready all the same.</summary>
internal sealed class KnowledgeHealth(IKnowledgeIndex index) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(index.Health switch
    {
        { State: IndexState.Ready } => HealthCheckResult.Healthy(),
        { State: IndexState.Broken } broken => HealthCheckResult.Degraded($"the knowledge index is broken ({broken.LastFault}); searches read the articles one by one"),
        _ => HealthCheckResult.Degraded("the knowledge index is being opened or built; searches read the articles one by one"),
    });
}
