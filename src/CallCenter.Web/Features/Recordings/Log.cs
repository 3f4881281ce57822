namespace CallCenter.Web.Features.Recordings;

internal static partial class Log
{
    [LoggerMessage(5200, LogLevel.Warning, "The waveform of {File} could not be kept and will be computed again")]
    public static partial void WaveformNotKept(ILogger logger, Exception failure, string file);
}
