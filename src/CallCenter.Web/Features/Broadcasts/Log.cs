namespace CallCenter.Web.Features.Broadcasts;

/// <summary>Wording of the broadcasts' log events; never the text itself.</summary>
internal static partial class Log
{
    [LoggerMessage(5321, LogLevel.Error, "Broadcasts could not be read; desks show what they had")]
    public static partial void ReadFailed(ILogger logger, Exception failure);
}
