namespace CallCenter.Web.Features.Tickets;

/// <summary>Wording of the tickets' log events.</summary>
internal static partial class Log
{
    [LoggerMessage(5501, LogLevel.Information, "{Told} reminders of time limits went out in {Took} ms")]
    public static partial void LimitsTold(ILogger logger, int told, long took);
}
