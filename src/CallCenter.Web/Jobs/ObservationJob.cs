using CallCenter.Web.Features.Tickets;
using Quartz;

namespace CallCenter.Web.Jobs;

/// <summary>The alarm clock of what was solved by phone: each minute it asks which half hour is over. It knows nothing itself.</summary>
[DisallowConcurrentExecution]
internal sealed class ObservationJob(EndObservations observations) : IJob
{
    public static readonly JobKey Key = new("observations");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await observations.RunAsync(cancellationToken);
}
