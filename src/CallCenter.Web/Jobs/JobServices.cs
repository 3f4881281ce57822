using CallCenter.Web.Composition.Settings;
using CallCenter.Web.Features.Callbacks;
using CallCenter.Web.Features.Recordings;
using CallCenter.Web.Features.Tickets;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;
using Persistence;
using Quartz;

namespace CallCenter.Web.Jobs;

/// <summary>The scheduler and what it wakes.</summary>
internal static class JobServices
{
    /// <summary>Jobs at once; each is a use case that waits for the store anyway.</summary>
    private const int AtOnce = 4;

    /// <summary>03:30 in the site's zone: nobody calls, and backups at full hours are not met.</summary>
    private const string EveryNight = "0 30 3 * * ?";

    /// <summary>Calls that talk over midnight have ended, as a rule; those that have not go into the next day.</summary>
    private const string AfterMidnight = "0 20 0 * * ?";

    private const string EveryMinute = "0 * * * * ?";

    /// <summary>An overdue ticket alarms within 60 s (KP-23): the wake, and the alerts' own look every ten seconds.</summary>
    private const string TwiceAMinute = "15,45 * * * * ?";

    private static readonly TimeSpan LateIsMissed = TimeSpan.FromMinutes(1);

    /// <summary>Needs the store. Register it last: the scheduler is then the first to stop, and no job runs while the floor ends.</summary>
    public static IServiceCollection AddJobs(this IServiceCollection services, AppSettings settings)
    {
        services.AddRecordingUpkeep();
        services.TryAddSingleton<CallbackBell>();
        services.AddSingleton<WakeCallbacks>();
        services.AddSingleton<TellTimeLimits>();
        services.AddSingleton<EndObservations>();
        services.AddHostedService<JobStore>();
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(o =>
            {
                o.InstanceName = "AfterSales";
                o.MaxBatchSize = AtOnce;
                o.ShutdownJobInterruption = ShutdownJobInterruption.Always;
            });
            quartz.UseDefaultThreadPool(o => o.MaxConcurrency = AtOnce);
            Store(quartz, settings.Data);
            Schedule(quartz);
        });
        services.AddQuartzHostedService(o => o.WaitForJobsToComplete = true);
        return services;
    }

    private static void Schedule(IQuartzBuilder quartz)
    {
        quartz.AddJob<HousekeepingJob>(j => j.WithIdentity(HousekeepingJob.Key).StoreDurably());
        quartz.AddTrigger(t => t.ForJob(HousekeepingJob.Key).WithIdentity("housekeeping-at-start").StartNow());
        // A night that was missed needs no making up: the run at the start does the same.
        quartz.AddTrigger(t => t.ForJob(HousekeepingJob.Key).WithIdentity("housekeeping-every-night")
            .WithCronSchedule(EveryNight, c => c.InTimeZone(SiteZone.Zone).WithMisfireInstruction(CronTriggerMisfireInstruction.DoNothing)));
        quartz.AddJob<RecordingChainJob>(j => j.WithIdentity(RecordingChainJob.Key).StoreDurably());
        quartz.AddTrigger(t => t.ForJob(RecordingChainJob.Key).WithIdentity("recording-chain-at-start").StartNow());
        // A night that was missed needs no making up: the run at the start closes every day that is over.
        quartz.AddTrigger(t => t.ForJob(RecordingChainJob.Key).WithIdentity("recording-chain-every-night")
            .WithCronSchedule(AfterMidnight, c => c.InTimeZone(SiteZone.Zone).WithMisfireInstruction(CronTriggerMisfireInstruction.DoNothing)));
        quartz.AddJob<CallbackWakeJob>(j => j.WithIdentity(CallbackWakeJob.Key).StoreDurably());
        quartz.AddTrigger(t => t.ForJob(CallbackWakeJob.Key).WithIdentity("callback-wake-at-start").StartNow());
        // Missed minutes need no making up: one look at the ledger sees everything that fell due meanwhile.
        quartz.AddTrigger(t => t.ForJob(CallbackWakeJob.Key).WithIdentity("callback-wake-every-minute")
            .WithCronSchedule(EveryMinute, c => c.InTimeZone(SiteZone.Zone).WithMisfireInstruction(CronTriggerMisfireInstruction.DoNothing)));
        quartz.AddJob<TimeLimitJob>(j => j.WithIdentity(TimeLimitJob.Key).StoreDurably());
        // Missed wakes need no making up: one look at the clocks sees everything that fell due meanwhile.
        quartz.AddTrigger(t => t.ForJob(TimeLimitJob.Key).WithIdentity("time-limits-twice-a-minute")
            .WithCronSchedule(TwiceAMinute, c => c.InTimeZone(SiteZone.Zone).WithMisfireInstruction(CronTriggerMisfireInstruction.DoNothing)));
        quartz.AddJob<ObservationJob>(j => j.WithIdentity(ObservationJob.Key).StoreDurably());
        // Missed minutes need no making up: one look at what is observed sees every half hour that ended meanwhile.
        quartz.AddTrigger(t => t.ForJob(ObservationJob.Key).WithIdentity("observations-every-minute")
            .WithCronSchedule(EveryMinute, c => c.InTimeZone(SiteZone.Zone).WithMisfireInstruction(CronTriggerMisfireInstruction.DoNothing)));
    }

    private static void Store(IQuartzBuilder quartz, DataSettings data)
    {
        if (data.Provider == DataProvider.SqlServer)
        {
            quartz.UseInMemoryStore();
            return;
        }

        quartz.UsePersistentStore(store =>
        {
            store.ProvisionSchema();
            store.UseSystemTextJsonSerializer();
            store.ConfigureStore(o =>
            {
                o.StoreJobDataAsStrings = true;
                o.MisfireThreshold = LateIsMissed;
            });
            if (data.Provider == DataProvider.PostgreSql)
                store.UsePostgres(NpgsqlFactory.Instance, data.ConnectionString);
            else
                store.UseSqlite(SqliteFactory.Instance, JobStore.ConnectionString(data));
        });
    }
}
