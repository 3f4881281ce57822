namespace CallCenter.Web.Features.Supervisor.Alerts;

/// <summary>Wording of the alerts' log events.</summary>
internal static partial class Log
{
    [LoggerMessage(5301, LogLevel.Error, "The floor could not be held against its alert rules; the next look is in a second")]
    public static partial void LookFailed(ILogger logger, Exception failure);
}
