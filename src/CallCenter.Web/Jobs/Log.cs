namespace CallCenter.Web.Jobs;

/// <summary>Wording of the jobs' log events.</summary>
internal static partial class Log
{
    [LoggerMessage(4001, LogLevel.Information, "Housekeeping removed {Rows} journal rows in {Batches} batches, older than {Days} days, in {Took} ms")]
    public static partial void JournalTrimmed(ILogger logger, int rows, int batches, int days, long took);

    [LoggerMessage(4002, LogLevel.Information, "Job schedules are kept in memory: the scheduler's own SQL Server tables are not created by us; every schedule is set again at each start")]
    public static partial void SchedulesInMemory(ILogger logger);
}
