using CallCenter.Web.Features.Recordings;
using Quartz;

namespace CallCenter.Web.Jobs;

/// <summary>The alarm clock of the chain of recordings: after midnight each day that is over is closed.</summary>
[DisallowConcurrentExecution]
internal sealed class RecordingChainJob(RecordingChain chain) : IJob
{
    public static readonly JobKey Key = new("recording-chain");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await chain.RunAsync(cancellationToken);
}
