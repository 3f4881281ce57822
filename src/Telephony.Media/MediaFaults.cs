namespace Telephony.Media;

/// <summary>
/// What the walls of the media threads do with a bug: one datagram or one frame is lost, all other calls go on. Counted always,
/// logged for the first and then for each thousandth, since a broken leg repeats itself fifty times a second.
/// </summary>
internal sealed partial class MediaFaults(MediaCounters counters, ILogger logger)
{
    private const int LogEach = 1000;

    public void Report(Exception error)
    {
        var count = counters.CountFault();
        if (count % LogEach == 1)
            LogFault(error, count);
    }

    /// <summary>Raises the calling thread above ordinary ones where that is allowed, and says which it is.</summary>
    public void Hurry(string thread)
    {
        if (ThreadUrgency.TryRaise())
            LogUrgent(thread, ThreadUrgency.Nice);
        else
            LogOrdinary(thread);
    }

    [LoggerMessage(2703, LogLevel.Information, "Thread {Thread} runs at nice {Nice}")]
    private partial void LogUrgent(string thread, int nice);

    [LoggerMessage(2704, LogLevel.Information, "Thread {Thread} runs at ordinary priority: this account may not raise it")]
    private partial void LogOrdinary(string thread);

    [LoggerMessage(2702, LogLevel.Error, "A media thread met fault number {Count}; one packet was lost")]
    private partial void LogFault(Exception exception, long count);
}
