namespace CallCenter.Web.Phone;

/// <summary>Wording of the browser phones' log events.</summary>
internal static partial class Log
{
    [LoggerMessage(2620, LogLevel.Warning, "Browser phones have no WebRTC and use their WebSocket for voice: {Reason}")]
    public static partial void NoWebRtc(ILogger logger, string reason);
}
