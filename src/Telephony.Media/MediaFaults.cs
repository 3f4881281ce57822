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

    [LoggerMessage(3002, LogLevel.Error, "A media thread met fault number {Count}; one packet was lost")]
    private partial void LogFault(Exception exception, long count);
}
