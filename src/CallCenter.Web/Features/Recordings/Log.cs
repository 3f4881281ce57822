namespace CallCenter.Web.Features.Recordings;

internal static partial class Log
{
    [LoggerMessage(5200, LogLevel.Warning, "The waveform of {File} could not be kept and will be computed again")]
    public static partial void WaveformNotKept(ILogger logger, Exception failure, string file);

    [LoggerMessage(5201, LogLevel.Information, "The recordings of {Day} are chained: {Recordings} recordings, hash {Hash}")]
    public static partial void DayClosed(ILogger logger, string day, int recordings, string hash);

    [LoggerMessage(5202, LogLevel.Error, "The check of all recordings could not go on")]
    public static partial void VerificationFailed(ILogger logger, Exception failure);

    [LoggerMessage(5203, LogLevel.Information, "Retention removed {Recordings} recordings older than {Days} days")]
    public static partial void RecordingsRemoved(ILogger logger, int recordings, int days);

    [LoggerMessage(5204, LogLevel.Error, "Recording {Recording} is over its time, but its file could not be removed")]
    public static partial void RecordingNotRemoved(ILogger logger, Exception failure, string recording);
}
