namespace CallCenter.Web.Features.ScreenPop;

/// <summary>Wording of the screen pop's log events. No number and no name ever appears here.</summary>
internal static partial class Log
{
    [LoggerMessage(5001, LogLevel.Warning, "The screen pop is behind: {Kind} was not queued")]
    public static partial void WorkIsFull(ILogger logger, string kind);

    [LoggerMessage(5002, LogLevel.Error, "The screen pop's {Kind} failed")]
    public static partial void WorkFailed(ILogger logger, Exception failure, string kind);
}
