namespace CallCenter.Web.Features.Callbacks;

/// <summary>Wording of the call-backs' log events.</summary>
internal static partial class Log
{
    [LoggerMessage(5311, LogLevel.Information, "Time changed {Changed} call-backs in {Took} ms")]
    public static partial void Woken(ILogger logger, int changed, long took);

    [LoggerMessage(5312, LogLevel.Warning, "The business clock was moved forward by {Hours} hours, to an offset of {Offset} hours")]
    public static partial void ClockMoved(ILogger logger, double hours, double offset);
}
