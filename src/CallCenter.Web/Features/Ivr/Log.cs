namespace CallCenter.Web.Features.Ivr;

/// <summary>Wording of the flows' log events. No number and nothing that was keyed ever appears here.</summary>
internal static partial class Log
{
    [LoggerMessage(5101, LogLevel.Warning, "The flows are behind: {Kind} was not queued")]
    public static partial void Behind(ILogger logger, string kind);

    [LoggerMessage(5102, LogLevel.Error, "The flow's question {Kind} failed")]
    public static partial void Failed(ILogger logger, Exception failure, string kind);

    [LoggerMessage(5104, LogLevel.Error, "The block list could not be read; the door stays as it was")]
    public static partial void BlockListFailed(ILogger logger, Exception failure);

    [LoggerMessage(5103, LogLevel.Warning, "The flow's question {Kind} was not answered in time")]
    public static partial void Late(ILogger logger, string kind);
}
