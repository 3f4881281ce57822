namespace CallCenter.Web.Features.Supervisor.Alerts;

/// <summary>Wording of the floor's log events.</summary>
internal static partial class Log
{
    [LoggerMessage(5301, LogLevel.Error, "The floor could not be held against its alert rules; the next look is in a second")]
    public static partial void LookFailed(ILogger logger, Exception failure);

    [LoggerMessage(5302, LogLevel.Critical, "The audit of monitoring is full: {Deed} was lost")]
    public static partial void DeedLost(ILogger logger, string deed);

    [LoggerMessage(5303, LogLevel.Critical, "The audit of monitoring could not write {Deed}")]
    public static partial void DeedFailed(ILogger logger, Exception failure, string deed);
}
