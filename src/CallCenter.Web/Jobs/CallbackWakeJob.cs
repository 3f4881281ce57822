using CallCenter.Web.Features.Callbacks;
using Quartz;

namespace CallCenter.Web.Jobs;

/// <summary>The alarm clock of the call-backs: each minute it asks the ledger what is due, late or at a mark. It knows nothing itself, so a lost
/// schedule, a missed minute or a second node changes no promise.</summary>
[DisallowConcurrentExecution]
internal sealed class CallbackWakeJob(WakeCallbacks wake) : IJob
{
    public static readonly JobKey Key = new("callback-wake");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await wake.RunAsync(cancellationToken);
}
