using CallCenter.Web.Features.Recordings;
using Persistence.Administration;
using Persistence.Drafts;
using Quartz;

namespace CallCenter.Web.Jobs;

/// <summary>The night's alarm clock: asks the use cases to take out what is too old. A failure is logged by the scheduler and tried again the next night or start.</summary>
[DisallowConcurrentExecution]
internal sealed class HousekeepingJob(JournalRetention journal, IdempotencyKeys keys, DeskDraftStore drafts, RecordingRetention recordings) : IJob
{
    public static readonly JobKey Key = new("housekeeping");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) 
    {
        await journal.RunAsync(cancellationToken);
        await keys.SweepAsync(cancellationToken);
        await drafts.SweepAsync(cancellationToken);
        await recordings.RunAsync("system", cancellationToken);
    }
}
