using Quartz;

namespace CallCenter.Web.Jobs;

/// <summary>The night's alarm clock: asks the use case to take out what is too old. A failure is logged by the scheduler and tried again the next night or start.</summary>
[DisallowConcurrentExecution]
internal sealed class HousekeepingJob(JournalRetention journal) : IJob
{
    public static readonly JobKey Key = new("housekeeping");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await journal.RunAsync(cancellationToken);
}
