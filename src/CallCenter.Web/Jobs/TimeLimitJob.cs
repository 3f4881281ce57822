using CallCenter.Web.Features.Tickets;
using Quartz;

namespace CallCenter.Web.Jobs;

/// <summary>The alarm clock of the tickets' limits: twice a minute it asks the clocks what is due, so that an overdue ticket alarms within the minute that KP-23 allows.
/// It knows nothing itself, so a lost schedule, a missed minute or a second node changes no reminder.</summary>
[DisallowConcurrentExecution]
internal sealed class TimeLimitJob(TellTimeLimits limits) : IJob
{
    public static readonly JobKey Key = new("time-limits");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await limits.RunAsync(cancellationToken);
}
